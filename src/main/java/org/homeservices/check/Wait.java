package org.homeservices.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Waits for stages; a check may, on the thread of its own. */
final class Wait {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private Wait() {}

  /**
   * The stage's value.
   *
   * @throws CompletionException where it fails, or does not come in time
   */
  static <T> T forValue(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Returns after a moment. */
  static void aMoment() {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS))
        .join();
  }

  /** Why a stage failed, in a few words. */
  static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
