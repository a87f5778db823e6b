package org.homeservices.cache.redis;

import java.time.Duration;

/** How the caches of tests work with their servers. */
final class Manners {
  /** For a busy machine: nothing is missed because it took a moment. */
  static final LinkSettings PATIENT =
      new LinkSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMillis(200));

  private Manners() {}
}
