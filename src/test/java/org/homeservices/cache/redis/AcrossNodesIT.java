package org.homeservices.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheContract.found;
import static org.homeservices.cache.CacheContract.hit;
import static org.homeservices.cache.CacheContract.keep;
import static org.homeservices.cache.CacheContract.miss;
import static org.homeservices.cache.CacheStage.LIFE;
import static org.homeservices.cache.CacheStage.aKey;
import static org.homeservices.cache.CacheStage.aTag;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.cache.CacheEvent;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.Computed;
import org.homeservices.cache.ComputingContract.Reason;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.Refusal;
import org.homeservices.cache.Tag;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two nodes make of one cache. */
class AcrossNodesIT {
  private final TwoCaches caches = new TwoCaches(RealRedis.shared());
  private final CacheKey key = aKey();
  private final CompletableFuture<Computed> running = new CompletableFuture<>();

  @AfterEach
  void stop() {
    caches.close();
  }

  private static Computed value(String value) {
    return new Computed.Value(Entry.of(value));
  }

  /** The first node computes and the second one waits for it. */
  private List<CompletionStage<Lookup>> bothAsking() {
    CompletionStage<Lookup> here = caches.here.getOrCompute(key, caches.stage.computing(running));
    Await.until(() -> caches.stage.computations() == 1);
    CompletionStage<Lookup> there =
        caches.there.getOrCompute(key, caches.stage.computing("of the second"));
    Await.until(() -> caches.there.stats().of(CacheEvent.MISS) == 1);
    return List.of(here, there);
  }

  /** The news that it was stored may come after the first look, and take the copy away. */
  private void awaitNearby() {
    Await.until(
        () -> {
          assertThat(found(caches.there, key)).isEqualTo(hit("value"));
          return caches.there.stats().of(CacheEvent.NEARBY_HIT) > 0;
        });
  }

  @Test
  void valueShouldBeFoundOnBothNodesAndThenNearby() {
    keep(caches.here, key, "value");

    awaitNearby();

    assertThat(caches.there.stats().of(CacheEvent.HIT)).isPositive();
    assertThat(caches.there.stats().of(CacheEvent.MISS)).isZero();
  }

  @Test
  void copyNearbyShouldGoAfterAMinute() {
    keep(caches.here, key, "value");
    awaitNearby();
    long before = caches.there.stats().of(CacheEvent.HIT);

    caches.stage.pass(Duration.ofMinutes(1));
    found(caches.there, key);

    assertThat(caches.there.stats().of(CacheEvent.HIT)).isEqualTo(before + 1);
  }

  @Test
  void evictionShouldReachTheCopyNearby() {
    keep(caches.here, key, "value");
    found(caches.there, key);

    Await.value(caches.here.evict(key));

    Await.until(() -> found(caches.there, key).equals(miss()));
  }

  @Test
  void evictionOfATagShouldReachTheCopyNearby() {
    Tag tag = aTag();
    Await.value(caches.here.put(key, Entry.of("value").tagged(tag)));
    awaitNearby();

    Await.value(caches.here.evictAll(tag));

    Await.until(() -> found(caches.there, key).equals(miss()));
    assertThat(found(caches.here, key)).isEqualTo(miss());
  }

  @Test
  void anotherValueShouldReachTheCopyNearby() {
    keep(caches.here, key, "old");
    found(caches.there, key);

    keep(caches.here, key, "new");

    Await.until(() -> found(caches.there, key).equals(hit("new")));
  }

  @Test
  void oneNodeShouldComputeForBoth() {
    List<CompletionStage<Lookup>> both = bothAsking();

    running.complete(value("value"));

    assertThat(both.stream().map(Await::value)).containsOnly(hit("value"));
    assertThat(caches.stage.computations()).isEqualTo(1);
    assertThat(caches.there.stats().of(CacheEvent.FOLLOWED)).isEqualTo(1);
  }

  @Test
  void longComputationShouldNotBeTakenOver() {
    List<CompletionStage<Lookup>> both = bothAsking();
    long began = System.nanoTime();
    Await.until(() -> System.nanoTime() - began > 3 * Manners.PATIENT.lease().toNanos());

    running.complete(value("value"));

    assertThat(both.stream().map(Await::value)).containsOnly(hit("value"));
    assertThat(caches.stage.computations()).isEqualTo(1);
  }

  @Test
  void otherNodeShouldComputeWhenTheFirstOneDies() {
    List<CompletionStage<Lookup>> both = bothAsking();

    caches.crashHere();

    assertThat(Await.value(both.get(1))).isEqualTo(hit("of the second"));
    assertThat(caches.stage.computations()).isEqualTo(2);
  }

  @Test
  void otherNodeShouldComputeWhenTheFirstOneFails() {
    List<CompletionStage<Lookup>> both = bothAsking();

    running.completeExceptionally(new IllegalStateException("no model"));

    assertThat(Await.value(both.get(1))).isEqualTo(hit("of the second"));
    assertThat(Await.failure(both.get(0))).hasMessage("no model");
  }

  @Test
  void otherNodeShouldComputeWhenTheValueMustNotBeKept() {
    List<CompletionStage<Lookup>> both = bothAsking();

    running.complete(new Computed.Unstorable("for Ana", Reason.PERSONAL));

    assertThat(Await.value(both.get(1))).isEqualTo(hit("of the second"));
    assertThat(Await.value(both.get(0))).isEqualTo(hit("for Ana"));
  }

  @Test
  void valueShouldNotBeKeptWhenTheOtherNodeEvictsIt() {
    CompletionStage<Lookup> lookup = caches.here.getOrCompute(key, caches.stage.computing(running));
    Await.until(() -> caches.stage.computations() == 1);
    CacheKey witness = aKey();
    keep(caches.here, witness, "seen");

    Await.value(caches.there.evict(key));
    Await.value(caches.there.evict(witness));
    Await.until(() -> found(caches.here, witness).equals(miss()));
    running.complete(value("void"));

    assertThat(Await.value(lookup)).isEqualTo(hit("void"));
    assertThat(found(caches.there, key)).isEqualTo(miss());
    assertThat(caches.here.stats().refused(Refusal.EVICTED_MEANWHILE)).isEqualTo(1);
  }

  @Test
  void oneNodeShouldRefreshForBoth() {
    keep(caches.here, key, "old");
    found(caches.there, key);
    caches.stage.pass(LIFE.multipliedBy(99).dividedBy(100));

    caches.here.getOrCompute(key, caches.stage.computing(running));
    Await.until(() -> caches.stage.computations() == 1);
    Lookup meanwhile =
        Await.value(caches.there.getOrCompute(key, caches.stage.computing("of the second")));
    running.complete(value("new"));

    assertThat(meanwhile).isEqualTo(hit("old"));
    Await.until(() -> found(caches.there, key).equals(hit("new")));
    Await.until(() -> caches.there.stats().of(CacheEvent.FOLLOWED) == 1);
    assertThat(caches.stage.computations()).isEqualTo(1);
  }
}
