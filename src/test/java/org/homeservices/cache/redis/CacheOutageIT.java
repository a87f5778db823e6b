package org.homeservices.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheContract.found;
import static org.homeservices.cache.CacheContract.hit;
import static org.homeservices.cache.CacheContract.keep;
import static org.homeservices.cache.CacheContract.miss;
import static org.homeservices.cache.CacheContract.refused;
import static org.homeservices.cache.CacheStage.aKey;
import static org.homeservices.cache.CacheStage.aTag;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheStage;
import org.homeservices.cache.Change;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Refusal;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisLine;
import org.homeservices.wiring.TestCaches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cache answers while Redis is away, and that it comes back by itself. */
class CacheOutageIT {
  /** The patience of 50 ms, and half as much again for a machine that does other things. */
  private static final Duration SOON = Duration.ofMillis(75);

  private static final LinkSettings USUAL = LinkSettings.usual();

  private final CacheStage stage = new CacheStage();
  private final CacheKey key = aKey();
  private final RealRedis redis = RealRedis.started();
  private final Place place = TestCaches.place(redis.port());
  private RedissonCache node;
  private Cache cache;

  @BeforeEach
  void start() {
    node = TestCaches.joined(place, CacheStage.holding(1_000), USUAL, stage.surroundings());
    cache = node.cache();
    keep(cache, key, "value");
    keep(cache, aKey(), "the one that is nearby");
  }

  @AfterEach
  void stop() {
    node.close();
    redis.close();
  }

  /** Look-ups of a cache that has not found out yet. */
  private void assertMissesSoon() {
    for (int number = 0; number < 5; number++) {
      long began = System.nanoTime();
      CompletionStage<Lookup> lookup = cache.find(key);
      assertThat(Await.value(lookup)).isEqualTo(miss());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    }
    Await.until(() -> Await.value(cache.find(key)).equals(miss()) && !node.isUp());
    long unanswered = cache.stats().of(CacheEvent.UNANSWERED);
    assertThat(cache.find(key).toCompletableFuture()).isCompletedWithValue(miss());
    assertThat(cache.stats().of(CacheEvent.UNANSWERED)).isEqualTo(unanswered + 1).isGreaterThan(5);
  }

  private void assertChangesAreDroppedAndCounted() {
    long before = cache.stats().refused(Refusal.UNREACHABLE);

    assertThat(Await.value(cache.put(aKey(), Entry.of("lost"))))
        .isEqualTo(refused(Refusal.UNREACHABLE));
    assertThat(Await.value(cache.putNothing(aKey()))).isEqualTo(refused(Refusal.UNREACHABLE));
    assertThat(Await.value(cache.evict(key))).isEqualTo(refused(Refusal.UNREACHABLE));
    assertThat(Await.value(cache.evictAll(aTag()))).isEqualTo(refused(Refusal.UNREACHABLE));
    assertThat(cache.stats().refused(Refusal.UNREACHABLE) - before).isEqualTo(4);
  }

  private void assertWorks() {
    CacheKey other = aKey();
    Await.until(node::isUp);
    Await.until(() -> Await.value(cache.put(other, Entry.of("again"))).equals(new Change.Made()));
    keep(cache, aKey(), "the one that is nearby");
    Await.until(() -> found(cache, other).equals(hit("again")));
  }

  @Test
  void cacheShouldMissSoonWhileRedisStandsStillAndKnowAllAfterwards() {
    redis.pause();

    assertMissesSoon();
    assertChangesAreDroppedAndCounted();

    redis.resume();
    assertWorks();
    assertThat(found(cache, key)).isEqualTo(hit("value"));
  }

  @Test
  void cacheShouldMissSoonWhileRedisIsGoneAndWorkWhenItIsBack() {
    redis.kill();

    assertMissesSoon();
    assertChangesAreDroppedAndCounted();

    redis.start();
    assertWorks();
    assertThat(found(cache, key)).isEqualTo(miss());
  }

  @Test
  void clientShouldBeThereForOthersWhileTheCacheIsNotAsked() {
    redis.pause();
    assertMissesSoon();

    assertThat(node.client()).isPresent();
    redis.resume();
  }

  @Test
  void callerShouldComputeAtOnceWhileRedisIsAway() {
    redis.pause();
    assertMissesSoon();

    long began = System.nanoTime();
    Lookup lookup = Await.value(cache.getOrCompute(aKey(), stage.computing("computed")));

    assertThat(lookup).isEqualTo(hit("computed"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    redis.resume();
  }

  @Test
  void limitShouldHoldOnAServerThatWasStartedAnew() {
    redis.kill();
    Await.until(() -> found(cache, aKey()).equals(miss()) && !node.isUp());
    redis.start();
    assertWorks();

    try (RedisLine line = RedisLine.to(redis.port())) {
      line.say("SELECT", "1");
      assertThat(line.say("HGET", place.entries() + ":redisson_options", "max-size"))
          .isEqualTo("1000");
    }
  }

  @Test
  void copiesNearbyShouldGoWhenNewsMayHaveBeenMissed() {
    CacheKey other = aKey();
    RedissonCache elsewhere =
        TestCaches.joined(place, CacheStage.settings(), USUAL, stage.surroundings());
    keep(elsewhere.cache(), other, "old");
    assertThat(elsewhere.cache().stats().of(CacheEvent.STORED)).isEqualTo(1);

    redis.pause();
    Await.until(() -> found(elsewhere.cache(), aKey()).equals(miss()) && !elsewhere.isUp());
    Lookup meanwhile = found(elsewhere.cache(), other);
    redis.resume();
    Await.until(elsewhere::isUp);
    Await.until(() -> found(elsewhere.cache(), other).equals(hit("old")));

    assertThat(meanwhile).isEqualTo(hit("old"));
    assertThat(elsewhere.cache().stats().of(CacheEvent.HIT)).isEqualTo(1);
    elsewhere.close();
  }

  @Test
  void cacheShouldStartWithoutRedisAndWorkWhenItComes() {
    redis.stop();
    long began = System.nanoTime();
    RedissonCache late =
        TestCaches.started(place, CacheStage.settings(), USUAL, stage.surroundings());
    Lookup first = found(late.cache(), key);
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    redis.start();
    Await.until(late::isUp);

    assertThat(first).isEqualTo(miss());
    assertThat(took).isLessThan(SOON);
    keep(late.cache(), key, "value");
    late.close();
  }
}
