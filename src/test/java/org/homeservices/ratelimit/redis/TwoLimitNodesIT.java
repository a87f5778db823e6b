package org.homeservices.ratelimit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.ratelimit.RateLimiterContract.TEN_A_MINUTE;

import java.time.Duration;
import java.util.stream.IntStream;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Leases.Lease;
import org.homeservices.ratelimit.LeasesContract;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that count together. */
class TwoLimitNodesIT {
  private static final Duration LEASE = LimitNode.PATIENT.lease();

  private final String holder = LeasesContract.aHolder();
  private RealRedis redis;
  private LimitNode here;
  private LimitNode there;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    here = LimitNode.on(redis);
    there = LimitNode.on(redis);
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    redis.close();
  }

  private boolean takes(LimitNode node) {
    return node.takePlace(holder, 2).isPresent();
  }

  @Test
  void bucketShouldBeOneForBothNodes() {
    Charge charge = Charge.one(TEN_A_MINUTE, holder);
    here.take(charge);
    there.take(charge);
    here.take(charge);

    assertThat(there.take(charge)).isPositive();
    assertThat(here.take(charge)).isPositive();
  }

  @Test
  void placesShouldBeCountedTogether() {
    takes(here);
    Lease second = there.takePlace(holder, 2).orElseThrow();

    boolean third = takes(here);
    second.release();

    assertThat(third).isFalse();
    Await.until(() -> takes(here));
    assertThat(takes(there)).isFalse();
  }

  @Test
  void placesOfAKilledNodeShouldBeFreeWithinFifteenSeconds() {
    takes(here);
    takes(here);
    LimitNode.pass(redis, LEASE.dividedBy(2));
    boolean free = takes(there);

    LimitNode.pass(redis, LEASE.dividedBy(2));

    assertThat(LimitTimes.USUAL.lease()).isLessThan(Duration.ofSeconds(15));
    assertThat(LEASE).isEqualTo(LimitTimes.USUAL.lease());
    assertThat(free).isFalse();
    assertThat(takes(there)).isTrue();
    assertThat(takes(there)).isTrue();
    assertThat(takes(there)).isFalse();
  }

  /** The same in real time, which passes a tenth as long. */
  @Test
  void placesOfAKilledNodeShouldBecomeFreeByThemselves() {
    LimitTimes quick =
        new LimitTimes(
            LimitNode.PATIENT.patience(),
            LimitNode.PATIENT.rest(),
            Duration.ofMillis(1200),
            LimitNode.PATIENT.memory());
    LimitNode killed = LimitNode.on(TestNodes.single(redis.port()), quick);
    takes(killed);
    takes(killed);
    boolean free = takes(there);

    killed.close();

    assertThat(free).isFalse();
    Await.until(() -> takes(there));
  }

  @Test
  void placesShouldStayTakenWhileTheirNodeRenewsItsLease() {
    takes(here);
    takes(here);

    for (int renewal = 0; renewal < 4; renewal++) {
      LimitNode.pass(redis, LEASE.dividedBy(2));
      here.renew();
    }

    assertThat(takes(there)).isFalse();
  }

  @Test
  void placesShouldBeFreeAtOnceWhenTheirNodeEndsProperly() {
    takes(here);
    takes(here);

    Await.value(here.limits.leave());

    assertThat(takes(there)).isTrue();
  }

  @Test
  void placesShouldBeKnownAgainAfterRedisHasLostAll() {
    takes(here);
    takes(here);
    redis.say("FLUSHALL");

    here.renew();

    assertThat(takes(there)).isFalse();
  }

  @Test
  void placesShouldBeKnownAgainAfterTheNodeHasLapsed() {
    IntStream.range(0, 2).forEach(number -> takes(here));
    LimitNode.pass(redis, LEASE.multipliedBy(2));
    boolean lapsed = takes(there);

    here.renew();

    assertThat(lapsed).isTrue();
    assertThat(takes(there)).isFalse();
  }
}
