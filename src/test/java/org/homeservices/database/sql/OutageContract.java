package org.homeservices.database.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens while a PostgreSQL server of its own is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutageContract {
  private static final Duration SOON = Duration.ofSeconds(5);

  /** The first look fails: the database says nothing for longer than this. */
  private static final Patience SHORT_START =
      new Patience(
          Duration.ofSeconds(3),
          TestDatabase.SHORT.connect(),
          TestDatabase.SHORT.work(),
          TestDatabase.SHORT.silence(),
          TestDatabase.SHORT.pause(),
          TestDatabase.SHORT.waiting());

  private final JpaProvider provider;
  private final RealPostgres server = RealPostgres.started();

  OutageContract(JpaProvider provider) {
    this.provider = provider;
  }

  @BeforeAll
  static void warmUp() {
    // The first unit of a JVM takes longer than the waits that are measured below.
    TestDatabase.h2(JpaProvider.HIBERNATE).close();
    TestDatabase.h2(JpaProvider.ECLIPSELINK).close();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void nodeShouldStartWithoutTheDatabaseAndReachItLater() {
    DatabaseSettings settings = server.freshDatabase();
    server.stop();
    try (SqlDatabase database = database(settings)) {
      database.start();
      assertThat(database.isUp()).isFalse();
      assertUnavailable(database.ask());

      server.start();

      Await.until(database::isUp);
      TestDatabase.await(database.ask());
    }
  }

  @Test
  void workShouldFailAtOnceWhileTheDatabaseIsAwayAndGoOnAfterwards() {
    try (TestDatabase here = TestDatabase.hasty(server.freshDatabase(), provider)) {
      insert(here, "before");
      server.stop();
      assertUnavailable(here.database().inTransaction(Unit::one));
      assertThat(here.database().isUp()).isFalse();

      long began = System.nanoTime();
      assertUnavailable(here.database().inTransaction(entities -> 1));
      Duration refusal = Duration.ofNanos(System.nanoTime() - began);
      server.start();
      Duration back = untilUp(here.database());
      insert(here, "after");

      assertThat(refusal).isLessThan(Duration.ofMillis(200));
      assertThat(back).isLessThan(SOON);
      assertThat(here.rows("duty")).isEqualTo(2);
    }
  }

  @Test
  void workShouldFailInTimeWhileTheDatabaseStandsStill() {
    try (TestDatabase here = TestDatabase.hasty(server.freshDatabase(), provider)) {
      here.rows("duty");
      server.pause();
      try {
        List<CompletionStage<?>> stages =
            Stream.<CompletionStage<?>>generate(() -> here.database().inTransaction(Unit::one))
                .limit(20)
                .toList();
        long began = System.nanoTime();
        stages.forEach(OutageContract::assertUnavailable);
        Duration waited = Duration.ofNanos(System.nanoTime() - began);

        assertThat(waited).isLessThan(TestDatabase.SHORT.work().plusSeconds(1));
        assertThat(here.database().isUp()).isFalse();
      } finally {
        server.resume();
      }

      assertThat(untilUp(here.database())).isLessThan(SOON);
      assertThat(here.rows("duty")).isZero();
    }
  }

  @Test
  void nodeShouldNotWaitForeverForADatabaseThatStandsStillAtItsStart() {
    DatabaseSettings settings = server.freshDatabase();
    server.pause();
    try (SqlDatabase database = SqlDatabase.of(settings, provider.properties(), SHORT_START)) {
      database.start();
      boolean early = database.isUp();
      server.resume();

      Await.until(database::isUp);
      assertThat(early).isFalse();
    } finally {
      server.resume();
    }
  }

  @Test
  void nodeShouldRefuseToStartWhenThereIsNoSuchDatabase() {
    try (SqlDatabase database = database(server.settings("nowhere"))) {
      assertThatThrownBy(database::start)
          .isInstanceOf(UnusableDatabase.class)
          .hasMessageContaining("nowhere");
    }
  }

  private SqlDatabase database(DatabaseSettings settings) {
    return SqlDatabase.of(settings, provider.properties(), TestDatabase.SHORT);
  }

  private static int insert(TestDatabase here, String name) {
    return here.run("INSERT INTO duty VALUES ('%s', 'somebody', 1)".formatted(name));
  }

  private static Duration untilUp(Database database) {
    long began = System.nanoTime();
    Await.until(database::isUp);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void assertUnavailable(CompletionStage<?> stage) {
    assertThatThrownBy(() -> TestDatabase.await(stage)).isInstanceOf(DatabaseUnavailable.class);
  }
}
