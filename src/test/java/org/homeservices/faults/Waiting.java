package org.homeservices.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets time pass. */
final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Waiting() {}

  /** Returns after so long. */
  static void during(Duration time) {
    try {
      boolean unused = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Returns when the condition holds, or after so long. */
  static void until(BooleanSupplier condition, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
      during(LOOK_AGAIN);
    }
  }
}
