package org.homeservices.assistant.spending.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money while Redis is away, and when it is back. */
class LedgerOutageIT {
  private static final long BUDGET = 1000;

  /** A twenty-fifth of a second of patience, and the rest for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ManualClock clock = ManualClock.started();
  private RealRedis redis;
  private LedgerNode here;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    here = LedgerNode.on(TestNodes.single(redis.port()), BUDGET, LedgerTimes.USUAL, clock);
    // The first answers take longer than the node's patience: nothing is compiled yet.
    Await.until(this::isAnsweredByRedis);
  }

  @AfterEach
  void stop() {
    here.close();
    redis.close();
  }

  private boolean isAnsweredByRedis() {
    long before = here.ledger.fallbacks();
    here.settle(here.reserved(0), 0);
    return here.ledger.fallbacks() == before;
  }

  private boolean isTold(long spent) {
    Await.value(here.ledger.flush());
    return Long.toString(spent).equals(redis.say("HGET", day(), "spent"));
  }

  private String day() {
    return "hsc:0:{money}:day:" + here.today();
  }

  @Test
  void nodeShouldDecideSoonWhenRedisStandsStill() {
    long before = here.ledger.fallbacks();
    redis.pause();

    CompletionStage<Allowance> allowance = here.ledger.reserve(10);

    assertThat(allowance).succeedsWithin(SOON).isInstanceOf(Allowance.Granted.class);
    assertThat(here.ledger.fallbacks()).isEqualTo(before + 1);
    redis.resume();
  }

  @Test
  void nodeShouldDecideAtOnceWhenRedisHasNotAnsweredAMomentAgo() {
    redis.pause();
    here.reserve(10);

    CompletionStage<Allowance> allowance = here.ledger.reserve(10);

    assertThat(allowance.toCompletableFuture()).isCompleted();
    redis.resume();
  }

  @Test
  void nodeShouldDecideAtOnceWhenTheLinkIsDown() {
    redis.kill();
    TestNodes.awaitLink(here.node, false);

    CompletionStage<Allowance> allowance = here.ledger.reserve(10);

    assertThat(allowance.toCompletableFuture()).isCompleted();
    assertThat(here.report().ofAllNodes()).isFalse();
  }

  @Test
  void nodeShouldGoByWhatItKnowsOfTheOthers() {
    LedgerNode there = here.beside(BUDGET, LedgerNode.PATIENT);
    there.settle(there.reserved(600), 600);
    here.settle(here.reserved(100), 100);
    redis.kill();
    TestNodes.awaitLink(here.node, false);

    assertThat(here.reserve(301)).isInstanceOf(Allowance.Refused.class);
    assertThat(here.reserve(200)).isInstanceOf(Allowance.Granted.class);
    assertThat(here.reserve(100)).isInstanceOf(Allowance.Soft.class);
  }

  @Test
  void whatWasSpentMeanwhileShouldBeToldOnceWhenRedisIsBack() {
    here.settle(here.reserved(100), 50);
    Reservation open = here.reserved(100);
    redis.pause();
    here.settle(here.reserved(300), 200);
    here.settle(open, 70);
    here.ledger.saved(SomeMoney.bill(9), Saving.CACHE);
    boolean isToldOfAll = here.report().ofAllNodes();
    redis.resume();

    Await.until(() -> isTold(320));
    Await.value(here.ledger.flush());
    DayReport report = here.beside(BUDGET, LedgerNode.PATIENT).report();

    assertThat(isToldOfAll).isFalse();
    assertThat(report.spent()).isEqualTo(320);
    assertThat(report.netSaved()).isEqualTo(9);
    assertThat(report.reserved()).isZero();
  }

  @Test
  void grantThatCameTooLateShouldBeFreedWhenTheTextIsSettled() {
    redis.pause();
    Reservation reservation = here.reserved(400);
    redis.resume();
    Await.until(() -> "400".equals(redis.say("HGET", day(), "held")));

    here.settle(reservation, 10);

    Await.until(() -> isTold(10));
    assertThat(redis.say("HGET", day(), "held")).isEqualTo("0");
  }

  @Test
  void budgetShouldBeOneAgainWhenRedisIsBack() {
    LedgerNode there = here.beside(BUDGET, LedgerNode.PATIENT);
    redis.pause();
    here.settle(here.reserved(900), 900);
    redis.resume();

    Await.until(() -> isTold(900));

    assertThat(there.reserve(101)).isInstanceOf(Allowance.Refused.class);
  }
}
