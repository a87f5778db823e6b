package org.homeservices.cache.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheContract.keep;
import static org.homeservices.cache.CacheStage.aKey;

import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheContract;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStage;
import org.homeservices.cache.CacheStats;
import org.homeservices.cache.ComputingContract;
import org.homeservices.cache.local.ComputingCache;
import org.junit.jupiter.api.Test;

/** The contract of caches, kept in the memory of one node. */
class InMemoryCacheTest implements CacheContract, ComputingContract {
  private final CacheStage stage = new CacheStage();

  @Override
  public CacheStage stage() {
    return stage;
  }

  @Override
  public Cache cache(CacheSettings settings) {
    CacheStats stats = new CacheStats();
    InMemoryStore store = new InMemoryStore(settings.maxEntries(), stats);
    return new ComputingCache(store, settings, stats, stage.surroundings());
  }

  @Test
  void entryThatHadToGoShouldBeCounted() {
    Cache cache = cache(CacheStage.holding(2));

    for (int number = 0; number < 5; number++) {
      keep(cache, aKey(), "value");
    }

    assertThat(cache.stats().of(CacheEvent.DISPLACED)).isEqualTo(3);
  }
}
