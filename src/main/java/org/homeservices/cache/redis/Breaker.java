package org.homeservices.cache.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Opens after some failures in a row, and lets nobody ask until it is closed again. What fails
 * together, like many who ask at once in a moment when the server is busy, is one failure. Open at
 * first. Thread-safe.
 */
final class Breaker {
  private static final int MOST_IN_A_ROW = 3;

  private static final long TOGETHER = Duration.ofMillis(25).toNanos();

  private final Runnable opened;
  private final LongSupplier nanoTime;
  private final AtomicLong countedAt;
  private final AtomicInteger failures = new AtomicInteger(MOST_IN_A_ROW);

  /**
   * @param opened is told each time that it opens, once
   * @param nanoTime the monotonic time
   */
  Breaker(Runnable opened, LongSupplier nanoTime) {
    this.opened = opened;
    this.nanoTime = nanoTime;
    this.countedAt = new AtomicLong(nanoTime.getAsLong() - TOGETHER);
  }

  boolean isClosed() {
    return failures.get() < MOST_IN_A_ROW;
  }

  void close() {
    failures.set(0);
  }

  /** An answer came; a late one does not close it. */
  void succeeded() {
    if (failures.get() > 0) {
      failures.updateAndGet(count -> count < MOST_IN_A_ROW ? 0 : count);
    }
  }

  /** No answer came. */
  void failed() {
    long now = nanoTime.getAsLong();
    long last = countedAt.get();
    if (now - last < TOGETHER || !countedAt.compareAndSet(last, now)) {
      return;
    }
    int before = failures.getAndUpdate(count -> Math.min(count + 1, MOST_IN_A_ROW));
    if (before == MOST_IN_A_ROW - 1) {
      opened.run();
    }
  }
}
