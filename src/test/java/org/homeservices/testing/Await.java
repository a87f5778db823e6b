package org.homeservices.testing;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Waits, with an end, for what happens on other threads. */
public final class Await {
  private static final int PATIENCE_SECONDS = 20;
  private static final long LOOK_AGAIN_NANOS = 1_000_000;

  private Await() {}

  /** The stage's value. */
  public static <T> T value(CompletionStage<T> stage) {
    return get(stage.toCompletableFuture());
  }

  /** What the stage fails with. */
  public static Throwable failure(CompletionStage<?> stage) {
    return value(
        stage.handle(
            (value, failure) -> {
              if (failure == null) {
                throw new AssertionError("completed instead of failing");
              }
              return failure instanceof CompletionException ? failure.getCause() : failure;
            }));
  }

  /** Returns when the condition holds, which is looked at again and again. */
  public static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("condition does not hold in time");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Runs {@code task} on so many threads at once, numbered from 0, and returns when all ended. */
  public static void together(int threads, IntConsumer task) {
    CountDownLatch ready = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<? extends Future<?>> running =
          IntStream.range(0, threads)
              .mapToObj(number -> executor.submit(() -> run(ready, task, number)))
              .toList();
      running.forEach(Await::get);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Runs the tasks at once, each on a thread of its own, and returns when all ended. */
  public static void together(List<Runnable> tasks) {
    together(tasks.size(), number -> tasks.get(number).run());
  }

  /** Returns when as many threads have come to a barrier as it waits for. */
  public static void together(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("the others do not come", e);
    }
  }

  private static void run(CountDownLatch ready, IntConsumer task, int number) {
    ready.countDown();
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    task.accept(number);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    } catch (ExecutionException e) {
      throw new AssertionError("failed instead of completing", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in time", e);
    }
  }
}
