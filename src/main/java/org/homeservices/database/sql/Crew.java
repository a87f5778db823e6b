package org.homeservices.database.sql;

import static java.util.concurrent.CompletableFuture.failedFuture;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.homeservices.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** Does work that blocks, within a time that is known beforehand. Thread-safe. */
final class Crew implements AutoCloseable {
  private static final Duration LAST_WORK = Duration.ofSeconds(5);

  private final Duration limit;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param limit for one piece of work, from when it is handed in
   * @param waiting pieces of work at most
   */
  Crew(int size, Duration limit, int waiting) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            new Threads("chat-db-"));
    this.timer = new ScheduledThreadPoolExecutor(1, new Threads("chat-db-timer-"));
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * What the work returns or throws, on a thread of the crew. Fails with {@link
   * DatabaseUnavailable} where there is no room, and after the limit, though work that has begun
   * goes on.
   *
   * @param late is told when the limit is over
   */
  <T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> work, Runnable late) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      ScheduledFuture<?> alarm =
          timer.schedule(() -> giveUp(result, late), limit.toMillis(), TimeUnit.MILLISECONDS);
      CompletableFuture<T> unused = result.whenComplete((any, failure) -> alarm.cancel(false));
      threads.execute(() -> perform(work, result));
      return result;
    } catch (RejectedExecutionException e) {
      String why = threads.isShutdown() ? "closed" : "too much work waits for the database";
      DatabaseUnavailable refusal = new DatabaseUnavailable(why, e);
      result.completeExceptionally(refusal);
      return failedFuture(refusal);
    }
  }

  /** Lets it finish what it has begun, for a while. Never interrupts: H2 would close its file. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.getQueue().clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }

  private <T extends @Nullable Object> void giveUp(CompletableFuture<T> result, Runnable late) {
    String why = "no answer of the database within %d ms".formatted(limit.toMillis());
    if (!result.isDone()) {
      late.run();
      result.completeExceptionally(new DatabaseUnavailable(why));
    }
  }

  private static <T extends @Nullable Object> void perform(
      Supplier<T> work, CompletableFuture<T> result) {
    if (result.isDone()) {
      return;
    }
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
