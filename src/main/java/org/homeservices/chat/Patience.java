package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tries again what has failed, after pauses that grow, and gives up in the end. The pauses are
 * partly chance: many who failed at the same moment do not all come again at the same moment.
 */
final class Patience {
  /** With the pauses of a quarter of a second, a half, one, two and four it is about 8 s. */
  static final int MOST_REPEATS = 5;

  private static final long FIRST_PAUSE_MILLIS = 250;

  private final ScheduledExecutorService executor;

  Patience(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Tries until it succeeds; the first time at once, on the calling thread.
   *
   * @param isWanted asked after each failure; where it is not, nothing is tried again
   * @return fails as the last attempt has failed
   */
  CompletionStage<Void> tried(Supplier<CompletionStage<Void>> attempt, BooleanSupplier isWanted) {
    return tried(attempt, isWanted, 0);
  }

  private CompletionStage<Void> tried(
      Supplier<CompletionStage<Void>> attempt, BooleanSupplier isWanted, int repeats) {
    return completedStage(attempt)
        .thenCompose(Supplier::get)
        .exceptionallyCompose(
            failure ->
                repeats < MOST_REPEATS && isWanted.getAsBoolean()
                    ? pause(repeats).thenCompose(over -> tried(attempt, isWanted, repeats + 1))
                    : failedStage(failure));
  }

  private CompletionStage<Void> pause(int repeats) {
    long longest = FIRST_PAUSE_MILLIS << repeats;
    long millis = ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable end = () -> over.complete(null);
    ScheduledFuture<?> unused = executor.schedule(end, millis, MILLISECONDS);
    return over;
  }
}
