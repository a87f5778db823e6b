package org.homeservices.cache;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** Who computes in every {@link Cache}, and what is kept of it. */
public interface ComputingContract {

  /** Time and chance. */
  CacheStage stage();

  /** A cache in that time, in which nothing is kept. */
  Cache cache(CacheSettings settings);

  /** Why a test's value must not be kept. */
  enum Reason {
    PERSONAL
  }

  private Cache cache() {
    return cache(CacheStage.settings());
  }

  static Lookup computed(
      Cache cache, CacheKey key, Supplier<? extends CompletionStage<Computed>> computation) {
    return Await.value(cache.getOrCompute(key, computation));
  }

  @Test
  default void computedValueShouldBeReturnedAndKept() {
    Cache cache = cache();
    CacheKey key = aKey();

    Lookup first = computed(cache, key, stage().computing("value"));
    Lookup second = computed(cache, key, stage().computing("another"));

    assertThat(List.of(first, second)).containsOnly(hit("value"));
    assertThat(found(cache, key)).isEqualTo(hit("value"));
    assertThat(stage().computations()).isEqualTo(1);
    assertThat(cache.stats().of(CacheEvent.COMPUTED)).isEqualTo(1);
  }

  @Test
  default void oneCallerShouldComputeForAll() {
    Cache cache = cache();
    CacheKey key = aKey();
    CompletableFuture<Computed> running = new CompletableFuture<>();

    List<CompletionStage<Lookup>> all =
        IntStream.range(0, 20)
            .mapToObj(number -> cache.getOrCompute(key, stage().computing(running)))
            .toList();
    Await.until(() -> cache.stats().of(CacheEvent.JOINED) == 19 && stage().computations() > 0);
    running.complete(new Computed.Value(Entry.of("value")));

    assertThat(all.stream().map(Await::value)).containsOnly(hit("value"));
    assertThat(stage().computations()).isEqualTo(1);
  }

  @Test
  default void outlivedValueShouldStandInWhenTheComputationFails() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "earlier");

    stage().pass(LIFE);
    Lookup lookup = computed(cache, key, stage().failing());

    assertThat(lookup).isEqualTo(new Lookup.Stale("earlier"));
    assertThat(cache.stats().of(CacheEvent.FAILED)).isEqualTo(1);
    assertThat(cache.stats().of(CacheEvent.STALE)).isEqualTo(1);
  }

  @Test
  default void stageShouldFailAsTheComputationDidWhenNothingIsLeft() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "too old");
    stage().pass(LIFE.plus(Duration.ofDays(1)));

    Throwable failure = Await.failure(cache.getOrCompute(key, stage().failing()));
    Lookup next = computed(cache, key, stage().computing("value"));

    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("no model");
    assertThat(next).isEqualTo(hit("value"));
  }

  @Test
  default void computationThatThrowsShouldHaveFailed() {
    Supplier<CompletionStage<Computed>> throwing =
        () -> {
          throw new IllegalStateException("no model");
        };

    Throwable failure = Await.failure(cache().getOrCompute(aKey(), throwing));

    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("no model");
  }

  @Test
  default void computationThatNeverEndsShouldHaveFailed() {
    Cache cache = cache(CacheStage.computingFor(Duration.ofMillis(100)));
    CacheKey key = aKey();
    Supplier<CompletionStage<Computed>> endless = stage().computing(new CompletableFuture<>());

    Throwable failure = Await.failure(cache.getOrCompute(key, endless));
    keep(cache, key, "earlier");
    stage().pass(LIFE);

    assertThat(failure).isInstanceOf(TimeoutException.class);
    assertThat(computed(cache, key, endless)).isEqualTo(new Lookup.Stale("earlier"));
  }

  @Test
  default void nobodyShouldComputeAgainWhileThereIsKnownToBeNothing() {
    Cache cache = cache();
    CacheKey key = aKey();
    Supplier<CompletionStage<Computed>> nothing =
        stage().computing(CompletableFuture.completedStage(new Computed.Nothing()));

    Lookup first = computed(cache, key, nothing);
    Lookup second = computed(cache, key, nothing);
    stage().pass(Duration.ofSeconds(90));

    assertThat(List.of(first, second)).containsOnly(new Lookup.Nothing());
    assertThat(stage().computations()).isEqualTo(1);
    assertThat(computed(cache, key, stage().computing("value"))).isEqualTo(hit("value"));
  }

  @Test
  default void unstorableValueShouldBeReturnedAndNotKept() {
    Cache cache = cache();
    CacheKey key = aKey();
    Computed unstorable = new Computed.Unstorable("for Ana", Reason.PERSONAL);

    Lookup lookup =
        computed(cache, key, stage().computing(CompletableFuture.completedStage(unstorable)));

    assertThat(lookup).isEqualTo(hit("for Ana"));
    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(cache.stats().refusals()).containsOnly(Map.entry(Reason.PERSONAL, 1L));
  }

  @Test
  default void longValueShouldBeReturnedAndNotKept() {
    Cache cache = cache();
    CacheKey key = aKey();
    String tooLong = "x".repeat(Entry.MOST_BYTES + 1);

    Lookup lookup = computed(cache, key, stage().computing(tooLong));

    assertThat(lookup).isEqualTo(hit(tooLong));
    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(cache.stats().refused(Refusal.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  default void valueShouldNotBeKeptWhenItsKeyIsEvictedMeanwhile() {
    Cache cache = cache();
    CacheKey key = aKey();
    CompletableFuture<Computed> running = new CompletableFuture<>();
    CompletionStage<Lookup> lookup = cache.getOrCompute(key, stage().computing(running));
    Await.until(() -> stage().computations() == 1);

    Await.value(cache.evict(key));
    running.complete(new Computed.Value(Entry.of("void")));

    assertThat(Await.value(lookup)).isEqualTo(hit("void"));
    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(cache.stats().refused(Refusal.EVICTED_MEANWHILE)).isEqualTo(1);
  }

  @Test
  default void valueShouldNotBeKeptWhenItsTagIsEvictedMeanwhile() {
    Cache cache = cache();
    CacheKey key = aKey();
    CacheKey other = aKey();
    Tag tag = aTag();
    CompletableFuture<Computed> running = new CompletableFuture<>();
    CompletionStage<Lookup> tagged = cache.getOrCompute(key, stage().computing(running));
    CompletionStage<Lookup> untagged =
        cache.getOrCompute(
            other,
            stage().computing(running.thenApply(any -> new Computed.Value(Entry.of("other")))));
    Await.until(() -> stage().computations() == 2);

    Await.value(cache.evictAll(tag));
    running.complete(new Computed.Value(Entry.of("void").tagged(tag)));
    Await.value(tagged);
    Await.value(untagged);

    assertThat(found(cache, key)).isEqualTo(miss());
    assertThat(found(cache, other)).isEqualTo(hit("other"));
  }

  @Test
  default void valueShouldBeComputedAnewBeforeItsLifeEnds() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "old");

    stage().pass(LIFE.multipliedBy(96).dividedBy(100));
    Lookup meanwhile = computed(cache, key, stage().computing("new"));

    assertThat(meanwhile).isEqualTo(hit("old"));
    Await.until(() -> found(cache, key).equals(hit("new")));
    assertThat(stage().computations()).isEqualTo(1);
    assertThat(cache.stats().of(CacheEvent.REFRESHED)).isEqualTo(1);
  }

  @Test
  default void valueShouldNotBeComputedAnewTooEarly() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "old");
    stage().chance(0);

    stage().pass(LIFE.multipliedBy(89).dividedBy(100));
    computed(cache, key, stage().computing("new"));
    stage().chance(0.5);
    stage().pass(LIFE.multipliedBy(5).dividedBy(100));
    computed(cache, key, stage().computing("new"));

    assertThat(cache.stats().of(CacheEvent.REFRESHED)).isZero();
    assertThat(stage().computations()).isZero();
  }

  @Test
  default void valueShouldStayWhenItsRefreshmentFails() {
    Cache cache = cache();
    CacheKey key = aKey();
    keep(cache, key, "old");

    stage().pass(LIFE.multipliedBy(99).dividedBy(100));
    computed(cache, key, stage().failing());
    Await.until(() -> cache.stats().of(CacheEvent.FAILED) == 1);

    assertThat(found(cache, key)).isEqualTo(hit("old"));
  }
}
