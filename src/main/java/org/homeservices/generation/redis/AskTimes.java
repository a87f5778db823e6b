package org.homeservices.generation.redis;

import java.time.Duration;

/**
 * When a node that follows a text asks how it stands: when the lease of who writes is over, where
 * nothing is heard for half of one, and once in a lease in any case, for by that it counts as
 * following. Times are those of a monotonic clock, in nanoseconds.
 */
final class AskTimes {
  private final long lease;
  private final long margin;
  private long askedAt;
  private long heardAt;
  private long askAt;

  AskTimes(Duration lease, long now) {
    this.lease = lease.toNanos();
    this.margin = this.lease / 40;
    this.askedAt = now;
    this.heardAt = now;
    this.askAt = now;
  }

  void asked(long now) {
    askedAt = now;
  }

  /**
   * Who writes has said something.
   *
   * @param left how long its lease lasts at least
   */
  void heard(long now, Duration left) {
    heardAt = now;
    long wait = Math.min(left.toNanos() + margin, lease / 2);
    askAt = now + Math.min(wait, Math.max(0, askedAt + lease - now));
  }

  /** Nobody has answered. */
  void unanswered(long now) {
    askAt = now + lease / 8;
  }

  boolean isTimeToAsk(long now) {
    return now - askAt >= 0;
  }

  /** Whether nothing was heard for so long that who writes is out of reach. */
  boolean isSilent(long now) {
    return now - heardAt > lease;
  }
}
