package org.homeservices.database.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.database.Duties;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That one node at a time does a duty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DutiesContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestDatabase here = open();
  private final ManualClock clock = ManualClock.started();
  private final Duties one = new SqlDuties(here.database(), clock);
  private final Duties other = new SqlDuties(here.database(), clock);

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
  void shouldBeTakenByTheFirstWhenNobodyHasIt() {
    assertThat(take(one, "sweep")).isTrue();
    assertThat(take(other, "sweep")).isFalse();
  }

  @Test
  void shouldBeKeptWhenItsHolderTakesItAgain() {
    take(one, "sweep");
    clock.advance(Duration.ofSeconds(50));
    assertThat(take(one, "sweep")).isTrue();
    clock.advance(Duration.ofSeconds(50));

    assertThat(take(other, "sweep")).isFalse();
  }

  @Test
  void shouldBeTakenByAnotherWhenItsTimeIsOver() {
    take(one, "sweep");
    clock.advance(MINUTE);

    assertThat(take(other, "sweep")).isTrue();
    assertThat(take(one, "sweep")).isFalse();
  }

  @Test
  void shouldNotBeMixedUpWithAnotherDuty() {
    take(one, "sweep");

    assertThat(take(other, "count")).isTrue();
  }

  @RepeatedTest(10)
  void shouldBeTakenByOneAloneWhenManyTakeItAtOnceForTheFirstTime() {
    List<CompletionStage<Boolean>> stages =
        Stream.generate(() -> new SqlDuties(here.database(), clock))
            .limit(8)
            .map(duties -> duties.take("sweep", MINUTE))
            .toList();

    assertThat(stages.stream().map(TestDatabase::await)).containsOnlyOnce(true);
  }

  private static boolean take(Duties duties, String name) {
    return TestDatabase.await(duties.take(name, MINUTE));
  }
}
