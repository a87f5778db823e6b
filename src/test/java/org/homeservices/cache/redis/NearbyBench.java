package org.homeservices.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.homeservices.cache.Cache;
import org.homeservices.cache.CacheKey;
import org.homeservices.cache.CacheSettings;
import org.homeservices.cache.Computed;
import org.homeservices.cache.Entry;
import org.homeservices.cache.Lookup;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestCaches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** How often a second a value is found nearby, before Redis is asked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NearbyBench {
  private static final int KEYS = 100;
  private static final Clock CLOCK = Clock.systemUTC();

  private final RealRedis redis = RealRedis.started();
  private final CacheKey[] keys = new CacheKey[KEYS];
  private final RedissonCache node =
      TestCaches.joined(
          TestCaches.place(redis.port()),
          CacheSettings.of(Duration.ofHours(1), 1_000),
          LinkSettings.usual(),
          Surroundings.of(CLOCK, Runnable::run));
  private final Cache cache = node.cache();

  /** One for each thread. */
  @State(Scope.Thread)
  public static class Turn {
    private int next;

    CacheKey of(CacheKey[] keys) {
      next = (next + 1) % keys.length;
      return keys[next];
    }
  }

  @Setup
  public void keep() {
    for (int number = 0; number < KEYS; number++) {
      keys[number] = CacheKey.of("bench", "" + number);
      cache.put(keys[number], Entry.of("value" + number)).toCompletableFuture().join();
    }
  }

  @TearDown
  public void stop() {
    node.close();
    redis.close();
  }

  @Benchmark
  @Threads(1)
  public Lookup findOnOneThread(Turn turn) {
    return found(cache.find(turn.of(keys)));
  }

  @Benchmark
  @Threads(2)
  public Lookup findOnTwoThreads(Turn turn) {
    return found(cache.find(turn.of(keys)));
  }

  @Benchmark
  @Threads(1)
  public Lookup getOrCompute(Turn turn) {
    return found(cache.getOrCompute(turn.of(keys), NearbyBench::never));
  }

  private static CompletionStage<Computed> never() {
    throw new IllegalStateException("the value is nearby");
  }

  private static Lookup found(CompletionStage<Lookup> stage) {
    return Objects.requireNonNull(stage.toCompletableFuture().getNow(null));
  }
}
