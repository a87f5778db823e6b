package org.homeservices.assistant.upstream;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.jspecify.annotations.Nullable;

/** One prompt on its way from model to model, until one of them has written. */
final class Errand {
  private final Prompt prompt;
  private final TextSink sink;
  private final List<TriedModel> models;
  private final Patience patience;
  private final ScheduledExecutorService executor;
  private final CompletableFuture<Completion> whole = new CompletableFuture<>();

  // guarded by this
  private @Nullable Attempt current;
  private @Nullable Future<?> deadline;
  private @Nullable Future<?> retry;
  private boolean begun;
  private boolean over;

  Errand(
      Prompt prompt,
      TextSink sink,
      List<TriedModel> models,
      Patience patience,
      ScheduledExecutorService executor) {
    this.prompt = prompt;
    this.sink = sink;
    this.models = models;
    this.patience = patience;
    this.executor = executor;
  }

  /** Asks the first model; the stage is that of {@code LanguageModel.write}. */
  CompletionStage<Completion> start() {
    sink.whenUnwanted(() -> end(ModelFailure.unwanted(), false));
    try {
      awaitText();
      askAnew(0);
    } catch (RejectedExecutionException e) {
      end(new ModelFailure(Kind.OWN, "no timers any more", e), false);
    }
    return whole;
  }

  private synchronized void awaitText() {
    if (!over) {
      long nanos = patience.deadline().toNanos();
      deadline = executor.schedule(this::overdue, nanos, NANOSECONDS);
    }
  }

  private void overdue() {
    end(new ModelFailure(Kind.LATE, "no text within " + patience.deadline()), true);
  }

  private void askAnew(int model) {
    models.get(model).retries().earn();
    ask(model, 0);
  }

  private void ask(int model, int retries) {
    Attempt attempt = new Attempt(this);
    if (begins(attempt)) {
      var unused =
          models
              .get(model)
              .write(prompt, attempt)
              .whenComplete((completion, thrown) -> ended(completion, thrown, model, retries));
    }
  }

  private synchronized boolean begins(Attempt attempt) {
    if (!over) {
      current = attempt;
    }
    return !over;
  }

  /** Under the lock, so that nothing comes after the end, whichever thread ends it. */
  synchronized void handOn(Attempt attempt, String more) {
    if (over || attempt != current) {
      return;
    }
    if (!begun) {
      begun = true;
      cancel(deadline);
    }
    sink.text(more);
  }

  private void ended(
      @Nullable Completion completion, @Nullable Throwable thrown, int model, int retries) {
    if (thrown != null) {
      failed(ModelFailure.of(thrown), model, retries);
    } else if (completion != null && closes(false)) {
      whole.complete(completion);
    }
  }

  private void failed(ModelFailure failure, int model, int retries) {
    if (hasBegun()) {
      end(failure.afterText(), false);
    } else {
      goOn(failure, model, retries);
    }
  }

  private void goOn(ModelFailure failure, int model, int retries) {
    boolean last = model == models.size() - 1;
    Optional<Duration> pause =
        patience
            .pause(failure, retries, last)
            .filter(allowed -> models.get(model).retries().spend());
    if (pause.isPresent()) {
      askLater(pause.get(), failure, model, retries + 1);
    } else if (last || failure.isUnwanted()) {
      end(failure, false);
    } else {
      askAnew(model + 1);
    }
  }

  private synchronized boolean hasBegun() {
    return begun;
  }

  private void askLater(Duration pause, ModelFailure failure, int model, int retries) {
    try {
      await(pause, () -> ask(model, retries));
    } catch (RejectedExecutionException noTimersAnyMore) {
      end(failure, false);
    }
  }

  private synchronized void await(Duration pause, Runnable task) {
    if (!over) {
      retry = executor.schedule(task, pause.toNanos(), NANOSECONDS);
    }
  }

  /** Whether somebody who was stopped at the deadline had had a fair part of the time. */
  boolean isFairPart(Duration took) {
    return patience.isFairPart(took);
  }

  /**
   * @param late whether it is for the deadline, which text that has begun need not fear
   */
  private void end(ModelFailure failure, boolean late) {
    if (closes(late)) {
      lastAttempt().ifPresent(attempt -> attempt.stop(late));
      whole.completeExceptionally(failure);
    }
  }

  private synchronized boolean closes(boolean late) {
    if (over || (late && begun)) {
      return false;
    }
    over = true;
    cancel(deadline);
    cancel(retry);
    return true;
  }

  private synchronized Optional<Attempt> lastAttempt() {
    return Optional.ofNullable(current);
  }

  private static void cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
