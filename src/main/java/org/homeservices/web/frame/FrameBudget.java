package org.homeservices.web.frame;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.TokenBucket;

/**
 * How many frames besides messages one socket may send. Used by one thread at a time, whose turns
 * follow each other.
 */
public final class FrameBudget {
  /** What one socket, or one conversation without a socket, may send. */
  public static final Bucket FRAMES = new Bucket("frames", 20, 20, Duration.ofSeconds(1));

  private static final int NANOS = 1000;

  private final LongSupplier nanoTime;
  private final long beginning;
  private final TokenBucket bucket = new TokenBucket(FRAMES, 0);

  public FrameBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.beginning = nanoTime.getAsLong();
  }

  /** Takes one frame: zero, or how long none is left. */
  public Duration take() {
    return bucket.tryTake(FRAMES.interval(), (nanoTime.getAsLong() - beginning) / NANOS);
  }
}
