package org.homeservices.ratelimit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.ratelimit.RateLimiterContract.SIX_SECONDS;
import static org.homeservices.ratelimit.RateLimiterContract.TEN_A_MINUTE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.ratelimit.LeasesContract;
import org.homeservices.ratelimit.NotForgotten;
import org.homeservices.ratelimit.RateLimiterContract;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits while Redis is away, and when it is back. */
class LimitOutageIT {
  /** A twentieth of a second of patience, and the rest for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final String key = RateLimiterContract.aKey();
  private final Charge charge = Charge.one(TEN_A_MINUTE, key);
  private RealRedis redis;
  private LimitNode here;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    here = LimitNode.on(TestNodes.single(redis.port()), LimitTimes.USUAL);
    // The first answers take longer than the node's patience: nothing is compiled yet.
    Await.until(this::isAnsweredByRedis);
  }

  @AfterEach
  void stop() {
    here.close();
    redis.close();
  }

  private boolean isAnsweredByRedis() {
    long before = here.limits.fallbacks();
    here.take(Charge.one(TEN_A_MINUTE, RateLimiterContract.aKey()));
    return here.limits.fallbacks() == before;
  }

  private CompletionStage<Decision> asked() {
    return here.limits.limiter().take(List.of(charge));
  }

  @Test
  void nodeShouldDecideSoonWhenRedisStandsStill() {
    long before = here.limits.fallbacks();
    redis.pause();

    CompletionStage<Decision> decision = asked();

    assertThat(decision).succeedsWithin(SOON).isInstanceOf(Decision.Allowed.class);
    assertThat(here.limits.fallbacks()).isEqualTo(before + 1);
    redis.resume();
  }

  @Test
  void nobodyShouldBeTakenForForgottenWhileRedisIsAway() {
    redis.pause();

    CompletionStage<Void> forgotten = here.limits.limiter().forget(List.of(charge.bucket()), key);

    assertThat(Await.failure(forgotten)).isInstanceOf(NotForgotten.class);
    redis.resume();
  }

  @Test
  void nodeShouldDecideAtOnceWhenRedisHasNotAnsweredAMomentAgo() {
    redis.pause();
    here.take(charge);

    CompletionStage<Decision> decision = asked();

    assertThat(decision.toCompletableFuture()).isCompleted();
    redis.resume();
  }

  @Test
  void nodeShouldDecideAtOnceWhenTheLinkIsDown() {
    redis.kill();
    TestNodes.awaitLink(here.node, false);

    CompletionStage<Decision> decision = asked();
    CompletionStage<Optional<Lease>> lease = here.limits.leases().take(key, 1);

    assertThat(decision.toCompletableFuture()).isCompleted();
    assertThat(lease.toCompletableFuture()).isCompleted();
  }

  @Test
  void limitsShouldGoOnPerNode() {
    redis.kill();
    TestNodes.awaitLink(here.node, false);

    IntStream.range(0, 3).forEach(number -> here.take(charge));

    assertThat(here.take(charge)).isBetween(SIX_SECONDS.minus(SOON), SIX_SECONDS);
    assertThat(here.takePlace(key, 1)).isPresent();
    assertThat(here.takePlace(key, 1)).isEmpty();
  }

  @Test
  void limitsShouldBeSharedAgainWhenRedisIsBack() {
    try (LimitNode there = LimitNode.on(redis)) {
      redis.pause();
      here.take(charge);
      redis.resume();
      Await.until(this::isAnsweredByRedis);
      String fresh = RateLimiterContract.aKey();

      IntStream.range(0, 3).forEach(number -> there.take(Charge.one(TEN_A_MINUTE, fresh)));

      assertThat(here.take(Charge.one(TEN_A_MINUTE, fresh))).isPositive();
    }
  }

  @Test
  void whatChangedMeanwhileShouldBeToldWhenRedisIsBack() {
    String other = LeasesContract.aHolder();
    try (LimitNode there = LimitNode.on(redis)) {
      Lease left = here.takePlace(other, 1).orElseThrow();
      redis.pause();
      left.release();
      here.takePlace(key, 1);
      redis.resume();
      Await.until(this::isAnsweredByRedis);

      here.renew();

      Await.until(() -> there.takePlace(other, 1).isPresent());
      assertThat(there.takePlace(key, 1)).isEmpty();
    }
  }
}
