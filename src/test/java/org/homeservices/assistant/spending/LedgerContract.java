package org.homeservices.assistant.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Allowance.Granted;
import org.homeservices.assistant.spending.Allowance.Refused;
import org.homeservices.assistant.spending.Allowance.Soft;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} keeps. */
public interface LedgerContract {
  long BUDGET = 1000;

  /** The ledger of a day on which nothing is spent yet, with {@link #BUDGET}. */
  Ledger ledger();

  /** Says which day it is. */
  ManualClock clock();

  /** Lets every reservation of before grow too old. */
  void outwait();

  private LocalDate today() {
    return LocalDate.ofInstant(clock().instant(), ZoneOffset.UTC);
  }

  private Allowance reserve(long estimate) {
    return Await.value(ledger().reserve(estimate));
  }

  private Reservation reserved(long estimate) {
    return SomeMoney.reservationOf(reserve(estimate));
  }

  private void settle(Reservation reservation, long cost) {
    Await.value(ledger().settle(reservation, SomeMoney.bill(cost)));
  }

  private DayReport report() {
    return Await.value(ledger().report(today()));
  }

  @Test
  default void moneyShouldBeGrantedUpToTheBudgetAndNoFurther() {
    assertThat(reserve(700)).isInstanceOf(Granted.class);
    assertThat(reserve(301)).isInstanceOf(Refused.class);
    assertThat(reserve(300)).isInstanceOf(Granted.class);
    assertThat(reserve(1)).isInstanceOf(Refused.class);
  }

  @Test
  default void cheaperModelShouldBeAskedForFromFourFifthsOn() {
    reserve(799);
    Allowance below = reserve(1);

    assertThat(below).isInstanceOf(Granted.class);
    assertThat(reserve(1)).isInstanceOf(Soft.class);
  }

  @Test
  default void cheaperModelShouldBeAskedForWhenSoMuchIsSpent() {
    settle(reserved(900), 800);

    assertThat(reserve(1)).isInstanceOf(Soft.class);
  }

  @Test
  default void refusedOneShouldTakeNothing() {
    reserve(BUDGET + 1);

    assertThat(report().reserved()).isZero();
    assertThat(reserve(BUDGET)).isInstanceOf(Granted.class);
  }

  @Test
  default void costShouldTakeThePlaceOfItsReservation() {
    settle(reserved(900), 100);

    assertThat(report().spent()).isEqualTo(100);
    assertThat(report().reserved()).isZero();
    assertThat(reserve(900)).isInstanceOf(Granted.class);
  }

  @Test
  default void textThatCostsNothingShouldBeCounted() {
    settle(reserved(0), 0);

    assertThat(report().models().get(SomeMoney.MODEL)).extracting(Tally::answers).isEqualTo(1L);
    assertThat(report().ofAllNodes()).isTrue();
  }

  @Test
  default void costBeyondTheEstimateShouldBeSpentAllTheSame() {
    settle(reserved(100), 1500);

    assertThat(report().spent()).isEqualTo(1500);
    assertThat(reserve(0)).isInstanceOf(Refused.class);
  }

  @Test
  default void reservationShouldBeSettledOnce() {
    Reservation reservation = reserved(500);
    settle(reservation, 100);

    settle(reservation, 300);

    assertThat(report().spent()).isEqualTo(100);
    assertThat(report().models().get(SomeMoney.MODEL)).extracting(Tally::bills).isEqualTo(1L);
  }

  @Test
  default void reservationOfNobodyShouldNotBeSettled() {
    settle(Reservation.of(today(), 500), 300);

    assertThat(report().spent()).isZero();
  }

  @Test
  default void reservationShouldFreeItselfWhenNobodySettlesIt() {
    reserve(BUDGET);
    Allowance before = reserve(1);

    outwait();

    assertThat(before).isInstanceOf(Refused.class);
    assertThat(report().reserved()).isZero();
    assertThat(reserve(BUDGET)).isInstanceOf(Granted.class);
  }

  @Test
  default void reservationThatFreedItselfShouldBeSettledOnceToo() {
    Reservation reservation = reserved(BUDGET);
    outwait();
    reserve(1);

    settle(reservation, 600);
    settle(reservation, 600);

    assertThat(report().spent()).isEqualTo(600);
    assertThat(report().reserved()).isEqualTo(1);
  }

  @Test
  default void everyDayShouldHaveItsBudgetFromMidnightUtcOn() {
    clock().advance(SomeMoney.untilMidnight(clock()).minusMillis(1));
    settle(reserved(BUDGET), BUDGET);
    Allowance before = reserve(1);

    clock().advance(SomeMoney.untilMidnight(clock()));

    assertThat(before).isInstanceOf(Refused.class);
    assertThat(reserve(BUDGET)).isInstanceOf(Granted.class);
  }

  @Test
  default void textShouldBePaidForFromTheDayItWasBegun() {
    LocalDate yesterday = today();
    Reservation reservation = reserved(500);
    clock().advance(SomeMoney.untilMidnight(clock()));

    settle(reservation, 400);

    assertThat(report().spent()).isZero();
    assertThat(Await.value(ledger().report(yesterday)).spent()).isEqualTo(400);
  }

  @Test
  default void reportShouldTellEachModelsTokensAndMoney() {
    Bill first = new Bill("large", new Usage(100, 60, 20), 30);
    Bill second = new Bill("large", new Usage(11, 1, 5), 7);
    Bill other = new Bill("small: 2 b", new Usage(9, 0, 4), 2);
    List.of(first, second, other).forEach(bill -> Await.value(ledger().settle(reserved(50), bill)));

    DayReport report = report();

    assertThat(report.models())
        .containsOnlyKeys("large", "small: 2 b")
        .containsEntry("large", new Tally(2, 2, new Usage(111, 61, 25), 37))
        .containsEntry("small: 2 b", new Tally(1, 1, new Usage(9, 0, 4), 2));
    assertThat(report.spent()).isEqualTo(39);
    assertThat(report.budget()).isEqualTo(BUDGET);
    assertThat(report.ofAllNodes()).isTrue();
  }

  @Test
  default void textThatNeverCameShouldBeNoAnswer() {
    Await.value(ledger().settle(reserved(50), new Bill("large", Usage.NONE, 0)));

    assertThat(report().models()).containsEntry("large", new Tally(1, 0, Usage.NONE, 0));
  }

  @Test
  default void reportShouldTellWhatWasSavedAndHow() {
    ledger().saved(new Bill("large", new Usage(100, 60, 20), 30), Saving.CACHE);
    ledger().saved(new Bill("small", new Usage(10, 0, 2), 3), Saving.CACHE);
    ledger().saved(new Bill("large", new Usage(7, 0, 1), 4), Saving.JOINED);

    DayReport report = report();

    assertThat(report.savings())
        .containsEntry(Saving.CACHE, new Tally(2, 2, new Usage(110, 60, 22), 33))
        .containsEntry(Saving.JOINED, new Tally(1, 1, new Usage(7, 0, 1), 4));
    assertThat(report.netSaved()).isEqualTo(37);
    assertThat(report.spent()).isZero();
  }

  @Test
  default void savingShouldTakeNothingFromTheBudget() {
    ledger().saved(SomeMoney.bill(BUDGET), Saving.CACHE);
    report();

    assertThat(reserve(BUDGET)).isInstanceOf(Granted.class);
  }

  @Test
  default void dayOfWhichNothingIsKnownShouldBeEmpty() {
    DayReport report = Await.value(ledger().report(LocalDate.of(2001, 2, 3)));

    assertThat(report.spent() + report.reserved() + report.netSaved()).isZero();
    assertThat(report.models()).isEmpty();
  }

  @Test
  default void manyAtOnceShouldNeverUseMoreThanTheBudget() {
    AtomicInteger granted = new AtomicInteger();
    AtomicLong spent = new AtomicLong();

    Await.together(
        8,
        thread ->
            IntStream.range(0, 30)
                .mapToObj(number -> reserve(10))
                .filter(SomeMoney::isGranted)
                .forEach(
                    allowance -> {
                      long cost = 4L + granted.incrementAndGet() % 7;
                      spent.addAndGet(cost);
                      settle(SomeMoney.reservationOf(allowance), cost);
                    }));

    assertThat(report().spent()).isEqualTo(spent.get()).isBetween(BUDGET - 90, BUDGET);
    assertThat(report().reserved()).isZero();
  }

  @Test
  default void manyAtOnceShouldBeGrantedExactlyWhatThereIs() {
    AtomicInteger granted = new AtomicInteger();

    Await.together(
        8,
        thread ->
            IntStream.range(0, 20)
                .mapToObj(number -> reserve(10))
                .filter(SomeMoney::isGranted)
                .forEach(allowance -> granted.incrementAndGet()));

    assertThat(granted).hasValue(100);
    assertThat(report().reserved()).isEqualTo(BUDGET);
  }
}
