package org.homeservices.channel.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Numbered messages that a node sends to its own inboxes, one to each at a time: what comes back
 * tells that what is published comes in. Thread-safe.
 */
final class Probes {
  private static final long MOMENT_NANOS = 1_000_000;

  // Guarded by this.
  private final long[] seen;
  private long latest;

  Probes(int inboxes) {
    this.seen = new long[inboxes];
  }

  /** The number of the next ones. */
  synchronized long next() {
    return ++latest;
  }

  /** One has come back. */
  synchronized void seen(Partition partition, long number) {
    seen[partition.number()] = number;
    notifyAll();
  }

  /** Whether the latest ones have all come back. */
  synchronized boolean areSeen() {
    for (long number : seen) {
      if (number < latest) {
        return false;
      }
    }
    return true;
  }

  /** Whether the latest ones have all come back before so much time is over. Waits. */
  synchronized boolean areSeenWithin(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    try {
      for (long left = 1; !areSeen() && left > 0; left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, MOMENT_NANOS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return areSeen();
  }
}
