package org.homeservices.wiring;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread on which the JDK counts the time limits of all stages ({@link
 * CompletableFuture#orTimeout}). It is started when it is first needed, lives as long as the JVM,
 * and keeps the class loader and the rights of whoever needed it: if that is this application, its
 * classes would outlive it.
 */
final class DelayThread {
  private static final System.Logger LOGGER = System.getLogger(DelayThread.class.getName());

  /** Named as it is, the pool would be passed over on a machine of two processors. */
  private static final Executor JDK = task -> ForkJoinPool.commonPool().execute(task);

  private DelayThread() {}

  /** Has it started by a thread of the JDK's own, on which nothing of ours is under way. */
  static void start() {
    CountDownLatch chained = new CountDownLatch(1);
    Executor afterMoment = CompletableFuture.delayedExecutor(1, TimeUnit.NANOSECONDS);
    CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> await(chained), JDK);
    // What follows is handed to the delay by whoever has run the first, after it.
    CompletableFuture<Void> started = begun.thenRunAsync(() -> {}, afterMoment);
    chained.countDown();
    await(started);
  }

  /** Not for long: somebody may have left the JDK's pool without a thread. */
  private static void await(CompletableFuture<Void> started) {
    try {
      started.get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOGGER.log(DEBUG, "the thread of time limits is left to whoever needs it first", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
