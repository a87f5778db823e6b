package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Saving;
import org.homeservices.assistant.spending.SomeMoney;
import org.homeservices.assistant.spending.memory.InMemoryLedger;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.web.Accounts;
import org.junit.jupiter.api.Test;

class LedgerAccountsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final Ledger ledger = new InMemoryLedger(new Budget(10_000), ManualClock.started());
  private final Accounts accounts = new LedgerAccounts(ledger);

  private void spend(Bill bill) {
    var reservation = SomeMoney.reservationOf(Await.value(ledger.reserve(bill.cost())));
    Await.value(ledger.settle(reservation, bill));
  }

  @Test
  void dayShouldBeToldAsItStandsInTheLedger() {
    spend(new Bill("small", new Usage(90, 0, 3), 20));
    spend(new Bill("large", new Usage(900, 400, 30), 2_100));
    spend(new Bill("large", new Usage(100, 0, 0), 200));
    Await.value(ledger.reserve(3_000));
    ledger.saved(new Bill("large", new Usage(70, 0, 7), 210), Saving.JOINED);
    ledger.saved(new Bill("small", new Usage(50, 10, 5), 15), Saving.CACHE);

    Accounts.Day day = Await.value(accounts.of(TODAY));

    assertThat(day.day()).isEqualTo(TODAY);
    assertThat(day.isOfAllNodes()).isTrue();
    assertThat(day.budget()).isEqualTo(10_000);
    assertThat(day.spent()).isEqualTo(2_320);
    assertThat(day.reserved()).isEqualTo(3_000);
    assertThat(day.saved()).isEqualTo(225);
    assertThat(day.models())
        .containsExactly(
            new Accounts.Row("large", 1, 1_000, 400, 30, 2_300),
            new Accounts.Row("small", 1, 90, 0, 3, 20));
    assertThat(day.savings())
        .containsExactly(
            new Accounts.Row("cache", 1, 50, 10, 5, 15),
            new Accounts.Row("joined", 1, 70, 0, 7, 210));
  }

  @Test
  void nothingButTheBudgetShouldStandThereOfAnotherDay() {
    spend(new Bill("small", new Usage(90, 0, 3), 20));

    Accounts.Day day = Await.value(accounts.of(TODAY.minusDays(1)));

    assertThat(day.budget()).isEqualTo(10_000);
    assertThat(day.spent()).isZero();
    assertThat(day.models()).isEmpty();
    assertThat(day.savings()).isEmpty();
  }
}
