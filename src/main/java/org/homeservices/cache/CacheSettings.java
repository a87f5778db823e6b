package org.homeservices.cache;

import java.time.Duration;

/**
 * How much a cache keeps, and how long.
 *
 * @param ttl how long a value is fresh, give or take a tenth, where it does not say so itself
 * @param negativeTtl how long it is known that there is no value
 * @param staleFor how long after its life a value may stand in for one that cannot be computed
 * @param maxEntries what is kept in all; the least recently used goes first
 * @param localEntries what each node keeps in its memory besides, where servers keep the cache
 * @param localTtl how long it keeps it there, at most
 * @param computeFor how long a computation may take
 */
public record CacheSettings(
    Duration ttl,
    Duration negativeTtl,
    Duration staleFor,
    int maxEntries,
    int localEntries,
    Duration localTtl,
    Duration computeFor) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException where a value is below its least
   */
  public CacheSettings {
    if (maxEntries < 1 || localEntries < 1) {
      throw new IllegalArgumentException(
          "a cache keeps at least 1 entry, in all and nearby, not %d and %d"
              .formatted(maxEntries, localEntries));
    }
    if (staleFor.isNegative()) {
      throw new IllegalArgumentException("a value is not stale before its end: " + staleFor);
    }
    check("ttl", ttl);
    check("negativeTtl", negativeTtl);
    check("localTtl", localTtl);
    check("computeFor", computeFor);
  }

  /** With the times that are no setting: 90 s, 24 h, and a minute nearby and for computing. */
  public static CacheSettings of(Duration ttl, int maxEntries) {
    return new CacheSettings(
        ttl,
        Duration.ofSeconds(90),
        Duration.ofHours(24),
        maxEntries,
        Math.min(1_000, maxEntries),
        MINUTE,
        MINUTE);
  }

  private static void check(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(name + " is at least 1 ms, not " + value);
    }
  }
}
