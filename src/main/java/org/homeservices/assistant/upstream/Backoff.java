package org.homeservices.assistant.upstream;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the same is tried again: anything up to a limit that grows, so that those
 * who failed together do not come back together.
 *
 * @param random from 0 up to but not including 1
 */
record Backoff(DoubleSupplier random) {
  static final Duration LEAST = Duration.ofMillis(200);
  static final Duration MOST = Duration.ofMillis(1500);

  private static final int GROWTH = 3;

  /**
   * @param retries so far
   */
  Duration pause(int retries) {
    double limit =
        Math.min((double) MOST.toMillis(), LEAST.toMillis() * Math.pow(GROWTH, retries + 1));
    double span = limit - LEAST.toMillis();
    return LEAST.plusMillis(Math.round(span * random.getAsDouble()));
  }
}
