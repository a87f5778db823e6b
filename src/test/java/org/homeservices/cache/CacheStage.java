package org.homeservices.cache;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.testing.ManualClock;

/**
 * What a test of a cache has around it: time and chance that it rules, and counted computations.
 */
public final class CacheStage {
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** The moment before it, in the clock's grain. */
  public static final Duration MOMENT = Duration.ofMillis(1);

  private final ManualClock clock = ManualClock.started();
  private final AtomicInteger computations = new AtomicInteger();
  private volatile double chance = 0.5;

  /** As in production, with a life of ten minutes. */
  public static CacheSettings settings() {
    return CacheSettings.of(LIFE, 1_000);
  }

  /** So many entries in all, and one nearby. */
  public static CacheSettings holding(int entries) {
    CacheSettings usual = settings();
    return new CacheSettings(
        LIFE,
        usual.negativeTtl(),
        usual.staleFor(),
        entries,
        1,
        usual.localTtl(),
        usual.computeFor());
  }

  /** Whose computations must be quick. */
  public static CacheSettings computingFor(Duration time) {
    CacheSettings usual = settings();
    return new CacheSettings(
        LIFE,
        usual.negativeTtl(),
        usual.staleFor(),
        usual.maxEntries(),
        usual.localEntries(),
        usual.localTtl(),
        time);
  }

  /** A key that no other test knows. */
  public static CacheKey aKey() {
    return CacheKey.of("test", UUID.randomUUID().toString());
  }

  /** A tag that no other test knows. */
  public static Tag aTag() {
    return Tag.of("test", UUID.randomUUID().toString());
  }

  /** The monotonic time goes with the clock. */
  public Surroundings surroundings() {
    return new Surroundings(
        clock, () -> clock.millis() * 1_000_000, () -> chance, ForkJoinPool.commonPool());
  }

  public void pass(Duration time) {
    clock.advance(time);
  }

  /** From 0 to 1; 0.5 lets lives be as long as they are set. */
  public void chance(double next) {
    chance = next;
  }

  public Supplier<CompletionStage<Computed>> computing(String value) {
    return computing(Entry.of(value));
  }

  public Supplier<CompletionStage<Computed>> computing(Entry entry) {
    return computing(completedStage(new Computed.Value(entry)));
  }

  /** Counts, and ends as the stage does. */
  public Supplier<CompletionStage<Computed>> computing(CompletionStage<Computed> stage) {
    return () -> {
      computations.incrementAndGet();
      return stage;
    };
  }

  public Supplier<CompletionStage<Computed>> failing() {
    return computing(CompletableFuture.failedStage(new IllegalStateException("no model")));
  }

  /** How many were begun. */
  public int computations() {
    return computations.get();
  }
}
