package org.homeservices.ratelimit.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.RealRedis;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a message waits until its visitor and its address have been charged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class DecisionBench {
  private static final int VISITORS = 10_000;
  private static final RateLimitSettings LIMITS =
      new RateLimitSettings(10, Duration.ofMinutes(1), 3, 30, 5, 100);

  @Param({"memory", "redis"})
  public String floor = "memory";

  private RateLimiter limiter = new InMemoryRateLimiter(System::nanoTime);
  private @Nullable RealRedis redis;
  private @Nullable LimitNode node;

  @Setup
  public void start() {
    if (floor.equals("redis")) {
      RealRedis server = RealRedis.started();
      LimitNode started = LimitNode.on(server);
      redis = server;
      node = started;
      limiter = started.limits.limiter();
    }
  }

  @TearDown
  public void stop() {
    if (node != null && redis != null) {
      node.close();
      redis.close();
    }
  }

  @Benchmark
  public Decision decide() {
    int visitor = ThreadLocalRandom.current().nextInt(VISITORS);
    return limiter
        .take(LIMITS.messageOf("visitor " + visitor, "address " + visitor % 100))
        .toCompletableFuture()
        .join();
  }
}
