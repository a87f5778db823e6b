package org.homeservices.ratelimit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.LeasesContract;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.RateLimiterContract;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

/** The contracts of limits on a real Redis, whose clock is set, and what it has in its memory. */
class RedisLimitsIT implements RateLimiterContract, LeasesContract {
  private static RealRedis redis;
  private static LimitNode node;

  private final String key = RateLimiterContract.aKey();
  private final Charge charge = Charge.one(TEN_A_MINUTE, key);

  @BeforeAll
  static void start() {
    redis = RealRedis.started();
    node = LimitNode.on(redis);
  }

  @AfterAll
  static void stop() {
    node.close();
    redis.close();
  }

  @Override
  public RateLimiter limiter() {
    return node.limits.limiter();
  }

  @Override
  public Leases leases() {
    return node.limits.leases();
  }

  @Override
  public void pass(Duration time) {
    LimitNode.pass(redis, time);
  }

  @Override
  public Duration slack() {
    return Duration.ofSeconds(1);
  }

  @SuppressWarnings("unchecked")
  private static List<String> keys() {
    return (List<String>) Objects.requireNonNull(redis.say("KEYS", "hsc:0:{limits}:*"));
  }

  private static boolean isForEver(String key) {
    return Objects.equals(redis.say("PTTL", key), -1L);
  }

  @Test
  void nobodyShouldBeFreedWhenTheServersClockIsSetForward() {
    Duration minute = Duration.ofMinutes(1);
    Charge slow = Charge.one(ONE_A_MINUTE, key);
    IntStream.range(0, 2).forEach(number -> node.take(slow));

    LimitNode.setClock(redis, Duration.ofMinutes(50));

    // What may have passed since the last question, for all the node knows.
    Duration patience = LimitNode.PATIENT.patience();
    assertThat(node.take(slow)).isBetween(minute.minus(patience).minus(slack()), minute);
  }

  @Test
  void nobodyShouldBeBlockedWhenTheServersClockIsSetBack() {
    IntStream.range(0, 3).forEach(number -> node.take(charge));

    LimitNode.setClock(redis, Duration.ofDays(-400));
    Duration refused = node.take(charge);
    pass(refused);

    assertThat(refused).isBetween(SIX_SECONDS.minus(slack()), SIX_SECONDS);
    assertThat(node.take(charge)).isZero();
  }

  @Test
  void nobodyShouldBeBlockedForLongWhenTheTimeOfTheLimitsIsLost() {
    IntStream.range(0, 3).forEach(number -> node.take(charge));
    pass(Duration.ofDays(-400));

    Duration refused = node.take(charge);

    assertThat(refused).isLessThanOrEqualTo(SIX_SECONDS);
  }

  @Test
  void placesShouldStayTakenWhenTheServersClockIsSet() {
    try (LimitNode other = LimitNode.on(redis)) {
      node.renew();
      node.takePlace(key, 1);
      other.renew();

      LimitNode.setClock(redis, Duration.ofMinutes(50));
      boolean isFreeAfterForward = other.takePlace(key, 1).isPresent();
      LimitNode.setClock(redis, Duration.ofMinutes(-90));
      boolean isFreeAfterBack = other.takePlace(key, 1).isPresent();

      assertThat(isFreeAfterForward).isFalse();
      assertThat(isFreeAfterBack).isFalse();
    }
  }

  private static void tell(String places, int count, int version) {
    RScript scripts = node.node.commands().orElseThrow().getScript(StringCodec.INSTANCE);
    List<Object> keys = List.of("hsc:0:{limits}:time", "hsc:0:{limits}:nodes", places);
    String[] arguments = {"1", "a-node", "1000000", "0", "60", "" + count, "" + version};
    Await.value(Script.TELL.on(scripts, keys, (Object[]) arguments));
  }

  @Test
  void countThatComesLateShouldChangeNothing() {
    String places = "hsc:0:{limits}:places:" + key;

    tell(places, 2, 8);
    tell(places, 1, 7);

    assertThat(redis.say("HGET", places, "a-node")).isEqualTo("2 8");
  }

  @Test
  void redisShouldNotHoldWhoWasCounted() {
    node.take(Charge.one(TEN_A_MINUTE, "192.0.2.77"));
    node.takePlace("address 192.0.2.77", 1);

    assertThat(keys())
        .anyMatch(name -> name.contains(TEN_A_MINUTE.name()))
        .noneMatch(name -> name.contains("192.0.2.77"));
  }

  @Test
  void everythingButTheTimeAndTheNodesShouldHaveAnEnd() {
    node.take(charge);
    node.takePlace(key, 1);

    assertThat(keys().stream().filter(RedisLimitsIT::isForEver))
        .containsExactlyInAnyOrder("hsc:0:{limits}:time", "hsc:0:{limits}:nodes");
  }

  @Test
  void forgottenHolderShouldHaveNoKey() {
    int before = keys().size();
    node.take(charge);
    node.take(Charge.one(ONE_A_MINUTE, key));

    Await.value(node.limits.limiter().forget(List.of(TEN_A_MINUTE, ONE_A_MINUTE), key));

    assertThat(keys()).hasSize(before);
  }

  @Test
  void fullBucketShouldBeNoKey() {
    int before = keys().size();
    node.take(charge);

    node.limits.limiter().giveBack(List.of(charge)).toCompletableFuture().join();

    assertThat(keys()).hasSize(before);
  }

  @Test
  void nothingShouldHaveBeenDecidedByTheNodeItself() {
    node.take(charge);

    assertThat(node.limits.fallbacks()).isZero();
  }
}
