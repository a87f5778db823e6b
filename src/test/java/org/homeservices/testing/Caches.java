package org.homeservices.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.local.ComputingCache;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.cache.memory.InMemoryStore;

/** Caches in memory. */
public final class Caches {
  private Caches() {}

  /** One whose entries live for so long by a clock. */
  public static Cache inMemory(Duration life, Clock clock) {
    Executor work = Runnable::run;
    CacheStats stats = new CacheStats();
    Surroundings surroundings =
        new Surroundings(clock, () -> clock.millis() * 1_000_000, () -> 0.5, work);
    return new ComputingCache(
        new InMemoryStore(1_000, stats), CacheSettings.of(life, 1_000), stats, surroundings);
  }
}
