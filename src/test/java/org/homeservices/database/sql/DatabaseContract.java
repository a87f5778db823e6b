package org.homeservices.database.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a database owes, whichever it is and whoever speaks to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
  private final TestDatabase here = open();
  private final Database database = here.database();

  abstract TestDatabase open();

  @AfterEach
  void clear() {
    here.clear("duty");
  }

  @AfterAll
  void close() {
    here.close();
  }

  @Test
  void shouldGiveWhatTheWorkReturnsWhenItIsCommitted() {
    String result = here.does(entities -> persisted(entities, "one"));

    assertThat(result).isEqualTo("one");
    assertThat(here.rows("duty")).isEqualTo(1);
  }

  @Test
  void shouldKeepNothingWhenTheWorkThrows() {
    CompletionStage<String> stage =
        database.inTransaction(
            entities -> {
              persisted(entities, "one");
              entities.flush();
              throw new IllegalStateException("changed its mind");
            });

    assertThatThrownBy(() -> TestDatabase.await(stage))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("changed its mind");
    assertThat(here.rows("duty")).isZero();
  }

  @Test
  void shouldFailAsThrownAndStayUpWhenAConstraintIsViolated() {
    here.does(entities -> persisted(entities, "one"));

    assertThatThrownBy(() -> here.does(entities -> persisted(entities, "one")))
        .isInstanceOf(PersistenceException.class);
    assertThat(database.isUp()).isTrue();
  }

  @Test
  void shouldFailAsThrownAndStayUpWhenAStatementIsWrong() {
    assertThatThrownBy(() -> here.run("DELETE FROM nothing_of_that_name"))
        .isNotInstanceOf(DatabaseUnavailable.class);
    assertThat(database.isUp()).isTrue();
  }

  @Test
  void shouldWorkOnThreadsOfItsOwnThatFindTheApplication() {
    Thread thread = here.does(entities -> Thread.currentThread());

    assertThat(thread.getName()).startsWith("chat-db-");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isSameAs(SqlDatabase.class.getClassLoader());
  }

  @Test
  void shouldDoAllWhenMuchIsAskedAtOnce() {
    List<CompletionStage<String>> stages =
        IntStream.range(0, 200)
            .mapToObj(number -> database.inTransaction(e -> persisted(e, "duty " + number)))
            .toList();

    stages.forEach(TestDatabase::await);

    assertThat(here.rows("duty")).isEqualTo(200);
  }

  @Test
  void shouldNotTakeOneDatabaseForAnotherWhenTwoAreOpen() {
    try (TestDatabase other = open()) {
      other.does(entities -> persisted(entities, "elsewhere"));

      assertThat(here.rows("duty")).isZero();
    }
  }

  private static String persisted(EntityManager entities, String name) {
    entities.persist(new DutyRow(name, "somebody", 1));
    return name;
  }
}
