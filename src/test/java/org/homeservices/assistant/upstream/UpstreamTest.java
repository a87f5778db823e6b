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

class UpstreamTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose private final UpstreamStage stage = new UpstreamStage(LONG, 2);
  @AutoClose private final UpstreamStage hasty = new UpstreamStage(SHORT, 2);

  @Test
  void firstModelShouldWriteWhenItCan() {
    stage.main.writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("main");
    assertThat(stage.heard).containsExactly("Olá");
    assertThat(stage.second.calls).isEmpty();
  }

  @Test
  void sameModelShouldBeAskedAgainAfterAPauseWhenThatMayHelp() {
    stage.main.fails(busy()).writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("main");
    assertThat(stage.main.pauseBefore(1)).isGreaterThanOrEqualTo(Backoff.LEAST);
    assertThat(stage.heard).containsExactly("Olá");
  }

  @Test
  void secondModelShouldWriteWhenTheRetriesAreUsedUp() {
    stage.main.fails(busy());
    stage.second.writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("second");
    assertThat(stage.main.calls).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"PASSING", "UNWANTED"},
      mode = Mode.EXCLUDE)
  void secondModelShouldWriteAtOnceWhenAnotherTryWouldNotHelp(Kind kind) {
    stage.main.fails(new ModelFailure(kind, "for good"));
    stage.second.writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("second");
    assertThat(stage.main.calls).hasSize(1);
  }

  @Test
  void failureShouldBeThatOfTheLastModelWhenAllFail() {
    stage.main.fails(new ModelFailure("the first"));
    stage.second.fails(new ModelFailure("the last"));

    assertThat(failure(stage.ask())).hasMessage("the last");
  }

  @Test
  void nobodyElseShouldBeAskedWhenATextBreaksOff() {
    stage.main.breaksAfter("Ol");

    ModelFailure failure = failure(stage.ask());

    assertThat(failure.isAfterText()).isTrue();
    assertThat(failure.mayPass()).isFalse();
    assertThat(stage.heard).containsExactly("Ol");
    assertThat(stage.main.calls).hasSize(1);
    assertThat(stage.second.calls).isEmpty();
  }

  @Test
  void pauseShouldBeTheOneThatTheServerWants() {
    Duration wanted = Duration.ofMillis(600);
    stage.main.fails(busy().retryAfter(wanted)).writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("main");
    assertThat(stage.main.pauseBefore(1)).isGreaterThanOrEqualTo(wanted);
  }

  @Test
  void nobodyShouldWaitWhenTheServerWantsALongPause() {
    stage.main.fails(busy().retryAfter(Duration.ofMillis(2001)));
    stage.second.writes("Olá");

    assertThat(writer(stage.ask())).isEqualTo("second");
    assertThat(stage.main.calls).hasSize(1);
  }

  @Test
  void nobodyShouldWaitWhenThePauseTakesTheTimeOfTheSecondModel() {
    hasty.main.fails(busy());
    hasty.second.writes("Olá");

    assertThat(writer(hasty.ask())).isEqualTo("second");
    assertThat(hasty.main.calls).hasSize(1);
  }

  @Test
  void allShouldFailAtTheDeadlineAndNothingBeHandedOnAfterwards() {
    hasty.main.stalls();

    ModelFailure failure = failure(hasty.ask());

    assertThat(failure).hasMessage("no text within PT0.3S");
    assertThat(failure.kind()).isEqualTo(Kind.LATE);
    assertThat(hasty.main.stopped).isCompleted();
    assertThat(hasty.heard).isEmpty();
    assertThat(hasty.second.calls).isEmpty();
  }

  @Test
  void deadlineShouldMeanNothingToATextThatHasBegun() {
    hasty.main.begins("Olá");

    var end = hasty.ask();
    long later = System.nanoTime() + SHORT.multipliedBy(2).toNanos();
    Await.until(() -> System.nanoTime() - later > 0);

    assertThat(end).isNotDone();
    assertThat(hasty.heard).containsExactly("Olá");
  }

  @Test
  void modelShouldStopAtOnceWhenNobodyWantsTheText() {
    stage.main.stalls();

    var end = stage.ask();
    stage.stop();

    assertThat(failure(end).isUnwanted()).isTrue();
    assertThat(stage.main.stopped).isCompleted();
    assertThat(stage.heard).isEmpty();
    assertThat(stage.second.calls).isEmpty();
  }

  @Test
  void pauseShouldEndAtOnceWhenNobodyWantsTheText() {
    stage.main.fails(busy().retryAfter(Duration.ofSeconds(2)));

    var end = stage.ask();
    stage.stop();

    assertThat(end).isCompletedExceptionally();
    assertThat(failure(end).isUnwanted()).isTrue();
    assertThat(stage.main.calls).hasSize(1);
  }

  @Test
  void nobodyShouldBeAskedForWhatWasNeverWanted() {
    stage.wantNothing();

    assertThat(failure(stage.ask()).isUnwanted()).isTrue();
    assertThat(stage.main.calls).isEmpty();
  }

  @Test
  void everythingShouldFailWhenThereAreNoTimersAnyMore() {
    stage.main.stalls();
    stage.executor.shutdownNow();

    assertThat(failure(stage.ask()).kind()).isEqualTo(Kind.OWN);
  }

  private static String writer(CompletableFuture<Completion> end) {
    return Await.value(end).model();
  }

  private static ModelFailure failure(CompletableFuture<Completion> end) {
    return ModelFailure.of(Await.failure(end));
  }
}
