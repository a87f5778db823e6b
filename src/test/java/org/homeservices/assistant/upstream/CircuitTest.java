package org.homeservices.assistant.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.assistant.upstream.UpstreamStage.busy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** When a model is left alone, and when it is asked again. */
class CircuitTest {
  @AutoClose private final UpstreamStage stage = new UpstreamStage(Duration.ofSeconds(20), 0);

  @Test
  void modelShouldBeLeftAloneWhenItHasFailedFiveTimes() {
    stage.main.fails(busy());
    failFiveTimes();

    ModelFailure failure = ask();

    assertThat(failure.kind()).isEqualTo(Kind.RESTING);
    assertThat(failure).hasMessage("main is left alone");
    assertThat(stage.main.calls).hasSize(5);
  }

  @Test
  void everyOrderShouldKnowThatAModelIsLeftAlone() {
    stage.main.fails(busy());
    stage.second.writes("Olá");
    failFiveTimes();

    assertThat(Await.value(stage.ask("main", "second")).model()).isEqualTo("second");
    assertThat(stage.main.calls).hasSize(5);
  }

  @Test
  void modelShouldBeAskedAsBeforeWhenOnePromptHasShownThatItWrites() {
    leaveAlone();
    stage.main.writes("Olá");
    pass(Circuit.REST);

    assertThat(Await.value(stage.ask("main")).model()).isEqualTo("main");
    assertThat(Await.value(stage.ask("main")).model()).isEqualTo("main");
  }

  @Test
  void modelShouldBeLeftAloneAgainWhenItStillFails() {
    leaveAlone();
    pass(Circuit.REST);

    assertThat(ask().kind()).isEqualTo(Kind.PASSING);
    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
  }

  @Test
  void onePromptAloneShouldTryWhetherItWrites() {
    leaveAlone();
    stage.main.stalls();
    pass(Circuit.REST);

    CompletableFuture<Completion> trying = stage.ask("main");

    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
    assertThat(trying).isNotDone();
  }

  @Test
  void nextPromptShouldTryWhenTheOneThatTriedWasStopped() {
    leaveAlone();
    stage.main.stalls().writes("Olá");
    pass(Circuit.REST);
    CompletableFuture<Completion> trying = stage.ask("main");
    stage.stop();
    assertThat(trying).isCompletedExceptionally();

    assertThat(Await.value(stage.ask("main")).model()).isEqualTo("main");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REFUSED", "OWN", "UNWANTED"})
  void modelShouldStillBeAskedWhenTheFailuresAreNotItsOwn(Kind kind) {
    stage.main.fails(new ModelFailure(kind, "for good"));
    failFiveTimes();

    assertThat(ask().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REFUSED", "OWN", "UNWANTED", "RESTING"},
      mode = Mode.EXCLUDE)
  void modelShouldBeLeftAloneWhenTheFailuresAreItsOwn(Kind kind) {
    stage.main.fails(new ModelFailure(kind, "for good"));
    failFiveTimes();

    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
  }

  @Test
  void modelShouldBeLeftAloneWhenItsTextsBreakOff() {
    stage.main.breaksAfter("Ol");
    failFiveTimes();

    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
  }

  @Test
  void modelShouldBeLeftAloneWhenItsFirstTextIsSlow() {
    stage.main.writesAfter(() -> pass(Duration.ofMillis(1100)), "Olá");
    for (int i = 0; i < Circuit.LEAST_CALLS; i++) {
      Await.value(stage.ask("main"));
    }

    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
  }

  @Test
  void modelShouldBeLeftAloneWhenTheDeadlineAlwaysComesBeforeItsText() {
    try (UpstreamStage hasty = new UpstreamStage(Duration.ofMillis(50), 0)) {
      hasty.main.stalls();
      for (int i = 0; i < Circuit.LEAST_CALLS; i++) {
        Await.failure(hasty.ask("main"));
      }

      assertThat(ModelFailure.of(Await.failure(hasty.ask("main"))).kind()).isEqualTo(Kind.RESTING);
    }
  }

  @Test
  void modelShouldStillBeAskedWhenOldFailuresAreForgotten() {
    stage.main.fails(busy());
    for (int i = 1; i < Circuit.LEAST_CALLS; i++) {
      ask();
    }
    pass(Duration.ofSeconds(31));
    ask();

    assertThat(ask().kind()).isEqualTo(Kind.PASSING);
  }

  private void leaveAlone() {
    for (int i = 0; i < Circuit.LEAST_CALLS; i++) {
      stage.main.fails(busy());
    }
    failFiveTimes();
    assertThat(ask().kind()).isEqualTo(Kind.RESTING);
  }

  private void failFiveTimes() {
    for (int i = 0; i < Circuit.LEAST_CALLS; i++) {
      ask();
    }
  }

  private ModelFailure ask() {
    return ModelFailure.of(Await.failure(stage.ask("main")));
  }

  /** Time goes by. */
  private void pass(Duration time) {
    stage.ahead.addAndGet(time.plusMillis(1).toNanos());
  }
}
