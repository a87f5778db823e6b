package org.homeservices.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheContract.hit;
import static org.homeservices.cache.CacheContract.miss;
import static org.homeservices.cache.CacheContract.refused;
import static org.homeservices.cache.CacheStage.aKey;
import static org.homeservices.cache.CacheStage.aTag;

import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** A cache that is switched off always misses, and counts. */
class NoCacheTest {
  private final Cache cache = new NoCache();
  private final CacheStage stage = new CacheStage();
  private final CacheKey key = aKey();

  @Test
  void nothingShouldBeKept() {
    assertThat(Await.value(cache.put(key, Entry.of("value"))))
        .isEqualTo(refused(Refusal.SWITCHED_OFF));
    assertThat(Await.value(cache.putNothing(key))).isEqualTo(refused(Refusal.SWITCHED_OFF));

    assertThat(Await.value(cache.find(key))).isEqualTo(miss());
    assertThat(Await.value(cache.findStale(key))).isEqualTo(miss());
    assertThat(cache.stats().refused(Refusal.SWITCHED_OFF)).isEqualTo(2);
    assertThat(cache.stats().of(CacheEvent.MISS)).isEqualTo(2);
  }

  @Test
  void everyCallerShouldCompute() {
    Lookup first = Await.value(cache.getOrCompute(key, stage.computing("first")));
    Lookup second = Await.value(cache.getOrCompute(key, stage.computing("second")));

    assertThat(first).isEqualTo(hit("first"));
    assertThat(second).isEqualTo(hit("second"));
    assertThat(Await.failure(cache.getOrCompute(key, stage.failing()))).hasMessage("no model");
    assertThat(cache.stats().of(CacheEvent.COMPUTED)).isEqualTo(3);
  }

  @Test
  void evictionShouldSucceed() {
    assertThat(Await.value(cache.evict(key))).isEqualTo(new Change.Made());
    assertThat(Await.value(cache.evictAll(aTag()))).isEqualTo(new Change.Made());
  }
}
