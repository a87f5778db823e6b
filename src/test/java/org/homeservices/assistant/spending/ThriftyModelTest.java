package org.homeservices.assistant.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.assistant.spending.SpendingSettings.Price;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.ScriptedLanguageModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThriftyModelTest {
  /** 1000 tokens by our guess, so that each text is estimated at 1000 × 2 + 100 × 10. */
  private static final Prompt PROMPT = new Prompt("x".repeat(3000), "x".repeat(600));

  private static final long ESTIMATE = 3000;
  private static final int MAX_TOKENS = 100;
  private static final Price LARGE = new Price(2_000_000, 10_000_000);
  private static final Price SMALL = new Price(1_000_000, 2_000_000);
  private static final Tariff TARIFF =
      Tariff.of(new SpendingSettings(0, LARGE, SMALL), "large", "small");

  private final ManualClock clock = ManualClock.started();
  private final Wish wish = new Wish();

  /** Wants a text until it is told otherwise. */
  private static final class Wish implements TextSink {
    final StringBuilder text = new StringBuilder();
    final List<Runnable> stops = new ArrayList<>();
    boolean isOver;

    @Override
    public void text(String more) {
      text.append(more);
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      if (isOver) {
        stop.run();
      }
      stops.add(stop);
    }

    void end() {
      isOver = true;
      stops.forEach(Runnable::run);
    }
  }

  /** Is in the hand of the test; stops when nobody wants its text. */
  private static final class HeldModel implements LanguageModel {
    final CompletableFuture<Completion> end = new CompletableFuture<>();
    @Nullable TextSink sink;

    @Override
    public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
      this.sink = sink;
      sink.whenUnwanted(() -> end.completeExceptionally(new ModelFailure("stopped")));
      sink.whenUnwanted(() -> end.completeExceptionally(new ModelFailure("stopped twice")));
      return end;
    }
  }

  private Ledger ledger(long budget) {
    return new InMemoryLedger(new Budget(budget), clock);
  }

  private static ThriftyModel thrifty(
      LanguageModel usual, @Nullable LanguageModel cheaper, Ledger ledger) {
    return new ThriftyModel(usual, cheaper, ledger, TARIFF, MAX_TOKENS);
  }

  private static LanguageModel billing(String model, Usage usage) {
    return (prompt, sink) -> {
      sink.text("text");
      return CompletableFuture.completedStage(new Completion(Finish.STOP, usage, model));
    };
  }

  private DayReport report(Ledger ledger) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Await.value(ledger.report(today));
  }

  private static void spend(Ledger ledger, long money) {
    Allowance allowance = Await.value(ledger.reserve(money));
    ledger.settle(SomeMoney.reservationOf(allowance), new Bill("earlier", Usage.NONE, money));
  }

  @Test
  void textShouldBeBilledAsItsServerCountsIt() {
    Ledger ledger = ledger(10_000);
    Usage usage = new Usage(900, 400, 33);

    Completion completion =
        Await.value(thrifty(billing("large", usage), null, ledger).write(PROMPT, wish));

    assertThat(completion).isEqualTo(new Completion(Finish.STOP, usage, "large"));
    assertThat(wish.text).hasToString("text");
    assertThat(report(ledger).models())
        .containsOnlyKeys("large")
        .containsEntry("large", new Tally(1, 1, usage, 900 * 2 + 33 * 10));
    assertThat(report(ledger).reserved()).isZero();
  }

  @Test
  void textShouldBeBilledToTheModelThatWroteIt() {
    Ledger ledger = ledger(10_000);

    Await.value(thrifty(billing("small", new Usage(900, 0, 33)), null, ledger).write(PROMPT, wish));

    assertThat(report(ledger).models())
        .containsEntry("small", new Tally(1, 1, new Usage(900, 0, 33), 900 + 66));
  }

  @Test
  void textShouldBeEstimatedWhenItsServerDoesNotCount() {
    Ledger ledger = ledger(10_000);
    LanguageModel model = ScriptedLanguageModel.writing("x".repeat(30), "x".repeat(42)).uncounted();

    Await.value(thrifty(model, null, ledger).write(PROMPT, wish));

    assertThat(report(ledger).models())
        .containsEntry(
            ScriptedLanguageModel.WORK.model(), new Tally(1, 1, new Usage(1000, 0, 20), 2200));
  }

  @Test
  void moneyShouldBeReservedWhileTheTextIsWritten() {
    Ledger ledger = ledger(10_000);
    HeldModel model = new HeldModel();

    thrifty(model, null, ledger).write(PROMPT, wish);

    assertThat(report(ledger).reserved()).isEqualTo(ESTIMATE);
    assertThat(report(ledger).spent()).isZero();
  }

  @Test
  void cheaperModelShouldWriteWhenMostOfTheBudgetIsGone() {
    Ledger ledger = ledger(20_000);
    spend(ledger, 16_000);
    LanguageModel usual = ScriptedLanguageModel.writing("dear");
    LanguageModel cheaper = ScriptedLanguageModel.writing("cheap");

    Await.value(thrifty(usual, cheaper, ledger).write(PROMPT, wish));

    assertThat(wish.text).hasToString("cheap");
  }

  @Test
  void usualModelShouldGoOnWhenThereIsNoOther() {
    Ledger ledger = ledger(20_000);
    spend(ledger, 16_000);

    Await.value(thrifty(ScriptedLanguageModel.writing("dear"), null, ledger).write(PROMPT, wish));

    assertThat(wish.text).hasToString("dear");
  }

  @Test
  void noModelShouldBeAskedWhenTheBudgetIsUsedUp() {
    Ledger ledger = ledger(20_000);
    spend(ledger, 17_001);
    ScriptedLanguageModel usual = ScriptedLanguageModel.writing("dear");
    ScriptedLanguageModel cheaper = ScriptedLanguageModel.writing("cheap");

    Throwable failure = Await.failure(thrifty(usual, cheaper, ledger).write(PROMPT, wish));

    assertThat(failure).isInstanceOf(ModelFailure.class).hasMessage("the day's budget is used up");
    assertThat(usual.prompts()).isEmpty();
    assertThat(cheaper.prompts()).isEmpty();
    assertThat(report(ledger).spent()).isEqualTo(17_001);
  }

  @Test
  void usualModelShouldWriteAgainOnTheNextDay() {
    Ledger ledger = ledger(20_000);
    spend(ledger, 20_000);
    ThriftyModel model = thrifty(ScriptedLanguageModel.writing("dear"), null, ledger);
    Await.failure(model.write(PROMPT, wish));

    clock.advance(SomeMoney.untilMidnight(clock));
    Await.value(model.write(PROMPT, wish));

    assertThat(wish.text).hasToString("dear");
  }

  @Test
  void textThatBreaksOffShouldCostItsPromptAndWhatCame() {
    Ledger ledger = ledger(10_000);
    LanguageModel model = ScriptedLanguageModel.writing("x".repeat(36)).thenFailing();

    Throwable failure = Await.failure(thrifty(model, null, ledger).write(PROMPT, wish));

    assertThat(failure).hasMessage("as scripted");
    assertThat(report(ledger).models())
        .containsEntry("large", new Tally(1, 1, new Usage(1000, 0, 10), 2100));
    assertThat(report(ledger).reserved()).isZero();
  }

  @Test
  void failureBeforeTheFirstTextShouldCostNothing() {
    Ledger ledger = ledger(10_000);
    LanguageModel model = ScriptedLanguageModel.writing().thenFailing();

    Await.failure(thrifty(model, null, ledger).write(PROMPT, wish));

    assertThat(report(ledger).models()).containsEntry("large", new Tally(1, 0, Usage.NONE, 0));
    assertThat(report(ledger).reserved()).isZero();
  }

  @Test
  void promptShouldBePaidForWhenItsTextIsLate() {
    Ledger ledger = ledger(10_000);
    HeldModel model = new HeldModel();
    CompletionStage<Completion> written = thrifty(model, null, ledger).write(PROMPT, wish);

    model.end.completeExceptionally(
        new CompletionException(new ModelFailure(Kind.LATE, "no text in time")));

    assertThat(ModelFailure.of(Await.failure(written)).kind()).isEqualTo(Kind.LATE);
    assertThat(report(ledger).models())
        .containsEntry("large", new Tally(1, 0, new Usage(1000, 0, 0), 2000));
    assertThat(report(ledger).reserved()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LATE")
  void failureOfAnotherKindBeforeTheFirstTextShouldCostNothing(Kind kind) {
    Ledger ledger = ledger(10_000);
    HeldModel model = new HeldModel();
    CompletionStage<Completion> written = thrifty(model, null, ledger).write(PROMPT, wish);

    model.end.completeExceptionally(new ModelFailure(kind, "before any text"));

    assertThat(ModelFailure.of(Await.failure(written)).kind()).isEqualTo(kind);
    assertThat(report(ledger).spent() + report(ledger).reserved()).isZero();
  }

  @Test
  void reservationShouldBeFreedWhenAModelThrows() {
    Ledger ledger = ledger(10_000);
    LanguageModel model =
        (prompt, sink) -> {
          throw new ModelFailure("at once");
        };

    Throwable failure = Await.failure(thrifty(model, null, ledger).write(PROMPT, wish));

    assertThat(failure).hasMessage("at once");
    assertThat(report(ledger).reserved()).isZero();
  }

  @Test
  void stoppedTextShouldCostItsPromptAndWhatCame() {
    Ledger ledger = ledger(10_000);
    HeldModel model = new HeldModel();
    CompletionStage<Completion> written = thrifty(model, null, ledger).write(PROMPT, wish);
    Objects.requireNonNull(model.sink).text("x".repeat(18));

    wish.end();

    assertThat(Await.failure(written)).hasMessage("stopped");
    assertThat(report(ledger).models())
        .containsEntry("large", new Tally(1, 1, new Usage(1000, 0, 5), 2050));
  }

  @Test
  void promptShouldBePaidForWhenItsTextIsStoppedBeforeItCame() {
    Ledger ledger = ledger(10_000);
    CompletionStage<Completion> written =
        thrifty(new HeldModel(), null, ledger).write(PROMPT, wish);

    wish.end();

    assertThat(Await.failure(written)).hasMessage("stopped");
    assertThat(report(ledger).models())
        .containsEntry("large", new Tally(1, 0, new Usage(1000, 0, 0), 2000));
  }

  @Test
  void noModelShouldBeAskedWhenNobodyWantsTheTextAnyMore() {
    Ledger ledger = ledger(10_000);
    ScriptedLanguageModel model = ScriptedLanguageModel.writing("text");
    wish.end();

    Throwable failure = Await.failure(thrifty(model, null, ledger).write(PROMPT, wish));

    assertThat(ModelFailure.of(failure).isUnwanted()).isTrue();
    assertThat(model.prompts()).isEmpty();
    assertThat(report(ledger).spent() + report(ledger).reserved()).isZero();
  }

  @Test
  void nothingShouldBeLimitedWithoutABudget() {
    Ledger ledger = ledger(0);
    spend(ledger, Long.MAX_VALUE / 2);

    Await.value(thrifty(ScriptedLanguageModel.writing("dear"), null, ledger).write(PROMPT, wish));

    assertThat(wish.text).hasToString("dear");
  }

  @Test
  void manyTextsAtOnceShouldNeverCostMoreThanTheBudget() {
    Ledger ledger = ledger(50_000);
    ThriftyModel model = thrifty(billing("large", new Usage(1000, 0, 100)), null, ledger);

    Await.together(
        8,
        thread -> {
          for (int text = 0; text < 10; text++) {
            Await.value(model.write(PROMPT, new Wish()).handle((written, failure) -> thread));
          }
        });

    assertThat(report(ledger).spent()).isEqualTo(16 * ESTIMATE);
    assertThat(report(ledger).reserved()).isZero();
  }
}
