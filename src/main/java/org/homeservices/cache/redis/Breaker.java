package org.homeservices.cache.redis;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens after some failures in a row, and lets nobody ask until it is closed again. Open at first.
 * Thread-safe.
 */
final class Breaker {
  private static final int MOST_IN_A_ROW = 3;

  private final Runnable opened;
  private final AtomicInteger failures = new AtomicInteger(MOST_IN_A_ROW);

  /**
   * @param opened is told each time that it opens, once
   */
  Breaker(Runnable opened) {
    this.opened = opened;
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
    int before = failures.getAndUpdate(count -> Math.min(count + 1, MOST_IN_A_ROW));
    if (before == MOST_IN_A_ROW - 1) {
      opened.run();
    }
  }
}
