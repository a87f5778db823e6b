package org.homeservices.ratelimit;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;

/**
 * One bucket in this node's memory. All it keeps is when it will be full again: what it lacks is
 * the time until then. Not thread-safe. Times are microseconds from any beginning.
 */
public final class TokenBucket {
  private final long depth;
  private long fullAt;

  /** A full one. */
  public TokenBucket(Bucket kind, long now) {
    this.depth = kind.depth();
    this.fullAt = now;
  }

  /** Whether nothing is missing, so that it may be forgotten. */
  public boolean isFull(long now) {
    return fullAt <= now;
  }

  /**
   * What would be left after a charge, in microseconds of refilling; negative where it does not
   * fit, and so long until it does. Takes nothing.
   */
  public long roomAfter(long cost, long now) {
    return depth - cost - missing(now);
  }

  /** Takes what fits. */
  public void take(long cost, long now) {
    fullAt = now + missing(now) + cost;
  }

  /** Takes it where it fits: zero, or else how long it does not. */
  public Duration tryTake(long cost, long now) {
    long room = roomAfter(cost, now);
    if (room < 0) {
      return Duration.of(-room, MICROS);
    }
    take(cost, now);
    return Duration.ZERO;
  }

  /** Gives back, up to full. */
  public void giveBack(long cost, long now) {
    fullAt = now + Math.max(0, missing(now) - cost);
  }

  private long missing(long now) {
    return Math.max(0, fullAt - now);
  }
}
