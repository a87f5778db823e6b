package org.homeservices.assistant.upstream;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.jspecify.annotations.Nullable;

/** One model, and what is known of its failures. Thread-safe. */
final class TriedModel {
  private static final System.Logger LOGGER = System.getLogger(TriedModel.class.getName());

  private final LanguageModel model;
  private final Circuit circuit;
  private final LongSupplier nanoTime;
  private final RetryBudget retries = new RetryBudget();

  TriedModel(LanguageModel model, Circuit circuit, LongSupplier nanoTime) {
    this.model = model;
    this.circuit = circuit;
    this.nanoTime = nanoTime;
  }

  /** Whether it is left alone now, because it fails. */
  boolean isResting() {
    return circuit.isOpen();
  }

  RetryBudget retries() {
    return retries;
  }

  /** Has the model write, if it is not left alone now. */
  CompletionStage<Completion> write(Prompt prompt, Attempt attempt) {
    if (!circuit.letsIn()) {
      return failedStage(new ModelFailure(Kind.RESTING, circuit.model() + " is left alone"));
    }
    Watch watch = new Watch(attempt);
    // Inside the stage, so that a model that throws is one that fails.
    return completedStage(prompt)
        .thenCompose(given -> model.write(given, watch))
        .whenComplete(watch::ended);
  }

  /** Sees how one text comes about. Its methods are called one after the other. */
  private final class Watch implements TextSink {
    private final Attempt attempt;
    private final long begin = nanoTime.getAsLong();
    private volatile boolean begun;

    private Watch(Attempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public void text(String more) {
      if (!begun) {
        begun = true;
        circuit.succeeded(took());
      }
      attempt.text(more);
    }

    @Override
    public void whenUnwanted(Runnable stop) {
      attempt.whenUnwanted(stop);
    }

    private void ended(@Nullable Completion completion, @Nullable Throwable thrown) {
      if (thrown != null) {
        failed(ModelFailure.of(thrown));
      } else if (!begun) {
        circuit.succeeded(took());
      }
    }

    /** A text that breaks off is a failure beside the success that its beginning was. */
    private void failed(ModelFailure failure) {
      LOGGER.log(
          DEBUG,
          "model {0} failed: {1} kind={2}",
          circuit.model(),
          failure.getMessage(),
          failure.kind());
      if (isItsFault(failure)) {
        circuit.failed(took(), failure);
      } else if (!begun) {
        circuit.saidNothing();
      }
    }

    private boolean isItsFault(ModelFailure failure) {
      return switch (failure.kind()) {
        case PASSING, LATE, LOCKED_OUT, UNREADABLE -> true;
        case UNWANTED -> attempt.wasOverdue(took());
        case REFUSED, RESTING, OWN -> false;
      };
    }

    private Duration took() {
      return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }
  }
}
