package org.homeservices.assistant.spending.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.homeservices.assistant.spending.DayBook;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.LedgerContract;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of money on a real Redis, and what it has in its memory. */
class RedissonLedgerIT implements LedgerContract {
  private static RealRedis redis;

  private final ManualClock clock = ManualClock.started();
  private LedgerNode node;

  @BeforeAll
  static void start() {
    redis = RealRedis.started();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void join() {
    redis.say("FLUSHALL");
    node = LedgerNode.on(redis, BUDGET, clock);
  }

  @AfterEach
  void end() {
    assertThat(node.ledger.fallbacks()).isZero();
    node.close();
  }

  @Override
  public Ledger ledger() {
    return node.ledger;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Override
  public void outwait() {
    clock.advance(DayBook.HOLD);
    LedgerNode.outwait(redis, node.today());
  }

  @SuppressWarnings("unchecked")
  private static List<String> keys() {
    return (List<String>) Objects.requireNonNull(redis.say("KEYS", "*money*"));
  }

  @Test
  void everythingShouldStandInDatabaseZeroAndEndAfterFortyDays() {
    Reservation reservation = node.reserved(100);
    node.reserve(100);
    node.settle(reservation, 30);

    assertThat(keys())
        .containsExactlyInAnyOrder("hsc:0:{money}:day:2026-11-23", "hsc:0:{money}:held:2026-11-23")
        .allSatisfy(
            key ->
                assertThat((Long) redis.say("TTL", key))
                    .isBetween(
                        Duration.ofDays(40).toSeconds() - 60, Duration.ofDays(40).toSeconds()));
  }

  @Test
  void reservationShouldHoldForTwoMinutesByTheServersClock() {
    node.reserve(100);

    Long now = Long.valueOf(((List<?>) redis.say("TIME")).get(0).toString());
    Object end = ((List<?>) redis.say("ZRANGE", keyOfHeld(), "0", "-1", "WITHSCORES")).get(1);

    assertThat(Long.parseLong(end.toString()) / 1000 - now).isBetween(110L, 120L);
  }

  private static String keyOfHeld() {
    return "hsc:0:{money}:held:2026-11-23";
  }

  @Test
  void countsToldTwiceOrLateShouldChangeNothing() {
    Reservation first = node.reserved(100);
    node.settle(first, 30);
    Object early = redis.say("HGET", "hsc:0:{money}:day:2026-11-23", "spent");
    node.report();
    node.ledger.flush();
    Reservation second = node.reserved(100);
    node.settle(second, 40);

    assertThat(early).isEqualTo("30");
    assertThat(redis.say("HGET", "hsc:0:{money}:day:2026-11-23", "spent")).isEqualTo("70");
  }

  @Test
  void dayShouldBeKnownAgainAfterRedisHasLostAll() {
    node.settle(node.reserved(500), 400);
    node.ledger.saved(SomeMoney.bill(9), Saving.CACHE);
    redis.say("FLUSHALL");

    node.settle(node.reserved(500), 300);

    assertThat(node.report().spent()).isEqualTo(700);
    assertThat(node.report().netSaved()).isEqualTo(9);
    assertThat(SomeMoney.isGranted(node.reserve(301))).isFalse();
  }

  @Test
  void nothingShouldBeAskedBeforeATextWithoutABudget() {
    LedgerNode free = node.beside(0, LedgerNode.PATIENT);
    redis.pause();

    Reservation reservation =
        SomeMoney.reservationOf(free.ledger.reserve(5).toCompletableFuture().getNow(null));
    boolean isSettled =
        free.ledger.settle(reservation, SomeMoney.bill(3)).toCompletableFuture().isDone();
    redis.resume();

    assertThat(isSettled).isTrue();
    assertThat(free.report().spent()).isEqualTo(3);
    assertThat(free.report().ofAllNodes()).isTrue();
  }
}
