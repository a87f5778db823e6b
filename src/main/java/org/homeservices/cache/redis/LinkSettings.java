package org.homeservices.cache.redis;

import java.time.Duration;

/**
 * How a node works with the server of a cache.
 *
 * @param patience how long a visitor may wait for an answer, before it is a miss
 * @param lease how long others believe that a node that says nothing still computes
 * @param poll how often a node that waits for another's computation looks by itself
 * @param probe how often a node looks whether a server that was away is back
 */
public record LinkSettings(Duration patience, Duration lease, Duration poll, Duration probe) {

  /** As it is in production. */
  public static LinkSettings usual() {
    return new LinkSettings(
        Duration.ofMillis(50),
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Duration.ofSeconds(1));
  }
}
