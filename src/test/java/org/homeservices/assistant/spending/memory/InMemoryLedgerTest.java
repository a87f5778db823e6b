package org.homeservices.assistant.spending.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.DayBook;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.LedgerContract;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest implements LedgerContract {
  private final ManualClock clock = ManualClock.started();
  private final Ledger ledger = new InMemoryLedger(new Budget(BUDGET), clock);

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Override
  public void outwait() {
    clock.advance(DayBook.HOLD);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void spend(Ledger ledger, long money) {
    Allowance allowance = Await.value(ledger.reserve(money));
    Await.value(ledger.settle(SomeMoney.reservationOf(allowance), SomeMoney.bill(money)));
  }

  @Test
  void reservationShouldHoldForTwoMinutes() {
    Await.value(ledger.reserve(BUDGET));

    clock.advance(Duration.ofMinutes(2).minusMillis(1));

    assertThat(SomeMoney.isGranted(Await.value(ledger.reserve(1)))).isFalse();
  }

  @Test
  void dayShouldBeKeptForFortyDays() {
    LocalDate first = today();
    spend(ledger, 7);
    clock.advance(Duration.ofDays(39));
    spend(ledger, 1);
    long kept = Await.value(ledger.report(first)).spent();
    clock.advance(Duration.ofDays(1));
    spend(ledger, 1);

    assertThat(kept).isEqualTo(7);
    assertThat(Await.value(ledger.report(first)).spent()).isZero();
  }

  @Test
  void nothingShouldBeRefusedAndAllCountedWithoutABudget() {
    Ledger free = new InMemoryLedger(new Budget(0), clock);
    spend(free, 5_000_000);

    Allowance more = Await.value(free.reserve(Long.MAX_VALUE));

    assertThat(more).isInstanceOf(Allowance.Granted.class);
    assertThat(Await.value(free.report(today())).spent()).isEqualTo(5_000_000);
  }
}
