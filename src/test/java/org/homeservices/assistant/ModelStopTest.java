package org.homeservices.assistant;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.assistant.Troubled.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.FakeMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a model which nobody listens to any more costs nothing more within a moment. */
class ModelStopTest {
  private static final System.Logger LOGGER = System.getLogger(ModelStopTest.class.getName());
  private static final int ROUNDS = 9;
  private static final Duration MOMENT = Duration.ofMillis(100);

  @ParameterizedTest
  @EnumSource(
      value = FakeMode.class,
      names = {"PACED", "STALL_FIRST"})
  void serverShouldSeeTheConnectionClosedWithinAMomentOfAStop(FakeMode mode) {
    List<Duration> taken = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      taken.add(timeToClose(mode));
    }

    taken.sort(null);
    LOGGER.log(INFO, "{0}: {1}", mode.model(), taken.toString());
    assertThat(taken.get(ROUNDS / 2)).isLessThanOrEqualTo(MOMENT);
  }

  private static Duration timeToClose(FakeMode mode) {
    try (Troubled assistant = new Troubled()) {
      Visitor visitor = new Visitor();
      var unused = assistant.ask(visitor, mode);
      Await.until(() -> isUnderWay(assistant, visitor, mode));

      long stopped = System.nanoTime();
      visitor.stopped.complete(null);
      Await.value(assistant.server.hungUp());
      return Duration.ofNanos(System.nanoTime() - stopped);
    }
  }

  private static boolean isUnderWay(Troubled assistant, Visitor visitor, FakeMode mode) {
    return mode == FakeMode.PACED
        ? visitor.firstWords.isDone()
        : !assistant.server.requests().isEmpty();
  }
}
