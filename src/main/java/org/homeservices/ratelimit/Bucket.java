package org.homeservices.ratelimit;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A kind of token bucket. It is full at first, and is refilled continuously.
 *
 * @param name 1–32 small letters and hyphens; tells it from other kinds, and is shown to clients
 * @param capacity tokens that it holds, at least 1
 * @param refill tokens that come back within a window, at least 1
 * @param window at least a microsecond for each of them
 */
public record Bucket(String name, int capacity, int refill, Duration window) {
  private static final Pattern NAME = Pattern.compile("[a-z-]{1,32}");
  private static final int NANOS = 1000;

  /**
   * @throws IllegalArgumentException where a value is out of its range
   */
  public Bucket {
    boolean named = NAME.matcher(name).matches();
    if (!named || capacity < 1 || refill < 1 || window.toNanos() / NANOS < refill) {
      throw new IllegalArgumentException(
          "a name of letters, 1 ≤ capacity, 1 ≤ refill and 1 µs a token, not %s, %d, %d, %s"
              .formatted(name, capacity, refill, window));
    }
  }

  /** Microseconds in which one token comes back. */
  public long interval() {
    return window.toNanos() / NANOS / refill;
  }

  /** Microseconds in which an empty one becomes full. */
  public long depth() {
    return capacity * interval();
  }
}
