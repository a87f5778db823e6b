package org.homeservices.cache.redis;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheContract;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.CacheStage;
import org.homeservices.cache.ComputingContract;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestCaches;
import org.junit.jupiter.api.AfterEach;

/** The contract of caches, kept on a real Redis. */
class RedissonCacheIT implements CacheContract, ComputingContract {
  private final CacheStage stage = new CacheStage();
  private final List<RedissonCache> open = new ArrayList<>();

  @AfterEach
  void stop() {
    open.forEach(RedissonCache::close);
  }

  @Override
  public CacheStage stage() {
    return stage;
  }

  @Override
  public Cache cache(CacheSettings settings) {
    RedissonCache cache =
        TestCaches.joined(
            TestCaches.place(RealRedis.shared().port()),
            settings,
            Manners.PATIENT,
            stage.surroundings());
    open.add(cache);
    return cache.cache();
  }
}
