package org.homeservices.assistant.spending;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A model that keeps to the day's budget: where most of it is gone the cheaper model writes, and
 * where it is used up none does. Every text is settled, also one that breaks off: then its prompt
 * and what came are estimated; nothing is counted where no text came, unless it was stopped or was
 * late, since by then its prompt may have been read. Thread-safe.
 */
public final class ThriftyModel implements LanguageModel {
  private static final System.Logger LOGGER = System.getLogger(ThriftyModel.class.getName());

  private final Writer usual;
  private final Writer cheaper;
  private final Ledger ledger;
  private final Tariff tariff;
  private final int maxTokens;
  private final AtomicReference<@Nullable LocalDate> softDay = new AtomicReference<>();
  private final AtomicReference<@Nullable LocalDate> hardDay = new AtomicReference<>();

  /** Writes, and is billed under this name where it does not tell another. */
  private record Writer(LanguageModel model, String name) {}

  /**
   * @param usual writes while there is money enough
   * @param cheaper writes while there is little; null: the usual one does so too
   * @param maxTokens the longest text
   */
  public ThriftyModel(
      LanguageModel usual,
      @Nullable LanguageModel cheaper,
      Ledger ledger,
      Tariff tariff,
      int maxTokens) {
    this.usual = new Writer(usual, tariff.model());
    this.cheaper = cheaper == null ? this.usual : new Writer(cheaper, tariff.fallback());
    this.ledger = ledger;
    this.tariff = tariff;
    this.maxTokens = maxTokens;
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    Meter meter = Meter.on(sink);
    return ledger
        .reserve(tariff.estimate(prompt, maxTokens))
        .thenCompose(
            allowance ->
                allowance.fold(
                    granted -> write(usual, granted.reservation(), prompt, meter),
                    soft -> writeCheaply(soft.reservation(), prompt, meter),
                    this::refuse));
  }

  private CompletionStage<Completion> writeCheaply(
      Reservation reservation, Prompt prompt, Meter meter) {
    tellOnce(softDay, reservation.day(), "most of the day''s budget is gone: day={0}");
    return write(cheaper, reservation, prompt, meter);
  }

  private CompletionStage<Completion> refuse(Allowance.Refused refused) {
    tellOnce(hardDay, refused.day(), "the day''s budget is used up: day={0}");
    return failedStage(new ModelFailure(Kind.REFUSED, "the day's budget is used up"));
  }

  private CompletionStage<Completion> write(
      Writer writer, Reservation reservation, Prompt prompt, Meter meter) {
    if (meter.isUnwanted()) {
      settle(reservation, tariff.billOf(writer.name(), Usage.NONE));
      return failedStage(ModelFailure.unwanted());
    }
    // Inside the stage, so that a model that throws is one that fails.
    return completedStage(prompt)
        .thenCompose(given -> writer.model().write(given, meter))
        .whenComplete(
            (completion, failure) ->
                settle(
                    reservation,
                    completion == null
                        ? tariff.billOf(writer.name(), brokenOff(failure, prompt, meter))
                        : billOf(completion, prompt, meter)));
  }

  private Bill billOf(Completion completion, Prompt prompt, Meter meter) {
    boolean isKnown = !completion.usage().equals(Usage.NONE);
    Usage usage = isKnown ? completion.usage() : Tokens.of(prompt, meter.characters());
    return tariff.billOf(completion.model(), usage);
  }

  private static Usage brokenOff(@Nullable Throwable failure, Prompt prompt, Meter meter) {
    boolean isRead = meter.characters() > 0 || meter.isUnwanted() || isLate(failure);
    return isRead ? Tokens.of(prompt, meter.characters()) : Usage.NONE;
  }

  private static boolean isLate(@Nullable Throwable failure) {
    return failure != null && ModelFailure.of(failure).kind() == Kind.LATE;
  }

  private void settle(Reservation reservation, Bill bill) {
    LOGGER.log(DEBUG, () -> line(bill));
    CompletionStage<Void> unused = ledger.settle(reservation, bill);
  }

  private static String line(Bill bill) {
    Usage usage = bill.usage();
    return "text billed: model=%s in=%d cachedIn=%d out=%d millionths=%d"
        .formatted(bill.model(), usage.in(), usage.cachedIn(), usage.out(), bill.cost());
  }

  private static void tellOnce(
      AtomicReference<@Nullable LocalDate> told, LocalDate day, String message) {
    if (!day.equals(told.getAndSet(day))) {
      LOGGER.log(WARNING, message, day);
    }
  }
}
