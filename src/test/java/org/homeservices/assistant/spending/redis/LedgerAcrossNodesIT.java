package org.homeservices.assistant.spending.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.assistant.spending.Tally;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that have one budget. */
class LedgerAcrossNodesIT {
  private static final long BUDGET = 10_000;

  private final ManualClock clock = ManualClock.started();
  private RealRedis redis;
  private LedgerNode here;
  private LedgerNode there;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    here = LedgerNode.on(redis, BUDGET, clock);
    there = LedgerNode.on(redis, BUDGET, clock);
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
    redis.close();
  }

  @Test
  void budgetShouldBeOneForBothNodes() {
    here.settle(here.reserved(5000), 4000);
    there.reserve(5000);

    assertThat(here.reserve(1001)).isInstanceOf(Allowance.Refused.class);
    assertThat(here.reserve(1000)).isInstanceOf(Allowance.Soft.class);
    assertThat(there.reserve(1)).isInstanceOf(Allowance.Refused.class);
  }

  /** Looked at all the time, not at the end alone. */
  @Test
  void bothNodesShouldNeverUseMoreThanTheBudget() {
    AtomicLong settled = new AtomicLong();
    AtomicLong mostUsed = new AtomicLong();

    Await.together(
        9,
        thread -> {
          for (int text = 0; text < 60; text++) {
            if (thread == 8) {
              DayReport report = here.report();
              mostUsed.accumulateAndGet(report.spent() + report.reserved(), Math::max);
            } else {
              settled.addAndGet(written(thread % 2 == 0 ? here : there));
            }
          }
        });

    assertThat(mostUsed.get()).isPositive().isLessThanOrEqualTo(BUDGET);
    assertThat(settled.get()).isBetween(BUDGET - 900, BUDGET);
    assertThat(here.report().spent()).isEqualTo(there.report().spent()).isEqualTo(settled.get());
    assertThat(here.report().reserved()).isZero();
    assertThat(here.ledger.fallbacks() + there.ledger.fallbacks()).isZero();
  }

  private static long written(LedgerNode node) {
    Allowance allowance = node.reserve(100);
    if (!SomeMoney.isGranted(allowance)) {
      return 0;
    }
    long cost = ThreadLocalRandom.current().nextLong(10, 101);
    node.settle(SomeMoney.reservationOf(allowance), cost);
    return cost;
  }

  @Test
  void reservationOfADeadNodeShouldComeBack() {
    here.reserve(BUDGET);
    here.close();
    Allowance before = there.reserve(1);

    LedgerNode.outwait(redis, there.today());

    assertThat(before).isInstanceOf(Allowance.Refused.class);
    assertThat(there.reserve(BUDGET)).isInstanceOf(Allowance.Granted.class);
  }

  /** The same in real time, which passes a hundred times as fast. */
  @Test
  void reservationOfADeadNodeShouldComeBackByItself() {
    LedgerTimes quick =
        new LedgerTimes(
            LedgerNode.PATIENT.patience(),
            LedgerNode.PATIENT.longPatience(),
            LedgerNode.PATIENT.rest(),
            LedgerTimes.USUAL.hold().dividedBy(100));
    LedgerNode dying = LedgerNode.on(TestNodes.single(redis.port()), BUDGET, quick, clock);
    dying.reserve(BUDGET);
    dying.close();
    Allowance before = there.reserve(1);

    Await.until(() -> SomeMoney.isGranted(there.reserve(BUDGET)));

    assertThat(LedgerTimes.USUAL.hold()).isEqualTo(Duration.ofMinutes(2));
    assertThat(before).isInstanceOf(Allowance.Refused.class);
  }

  @Test
  void reservationShouldBeSettledByTheNodeThatMadeItAlone() {
    Reservation reservation = here.reserved(500);

    there.settle(reservation, 100);
    here.settle(reservation, 200);

    assertThat(there.report().spent()).isEqualTo(200);
  }

  @Test
  void reportShouldTellOfBothNodes() {
    here.settle(here.reserved(50), new Bill("large", new Usage(10, 4, 3), 20));
    there.settle(there.reserved(50), new Bill("large", new Usage(5, 0, 2), 7));
    here.ledger.saved(SomeMoney.bill(5), Saving.JOINED);
    there.ledger.saved(SomeMoney.bill(6), Saving.JOINED);
    Await.value(here.ledger.flush());

    DayReport report = there.report();

    assertThat(report.models()).containsEntry("large", new Tally(2, 2, new Usage(15, 4, 5), 27));
    assertThat(report.netSaved()).isEqualTo(11);
  }

  @Test
  void oldCountsOfANodeShouldStayWhenItStartsAnew() {
    here.settle(here.reserved(50), 20);
    LedgerNode again = here.beside(BUDGET, LedgerNode.PATIENT);

    again.settle(again.reserved(50), 30);

    assertThat(there.report().spent()).isEqualTo(50);
  }
}
