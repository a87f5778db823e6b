package org.homeservices.ratelimit.redis;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param patience for an answer of Redis; then the node decides by itself
 * @param rest after an answer that did not come: until Redis is asked again
 * @param lease of a node, which is renewed thrice in its time; when it ends the node's places are
 *     free
 * @param memory how long a holder's count is remembered without a word; much longer than the lease
 */
public record LimitTimes(Duration patience, Duration rest, Duration lease, Duration memory) {
  /** What is right outside tests. */
  public static final LimitTimes USUAL =
      new LimitTimes(
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(12),
          Duration.ofHours(1));

  /** How often a node says that it lives. */
  public Duration renewal() {
    return lease.dividedBy(3);
  }
}
