package org.homeservices.assistant.spending.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.Books;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;

/** One node's money, in its memory. Stages are complete when they are returned. */
public final class InMemoryLedger implements Ledger {
  private final Books books;

  /** Of a node that has spent nothing yet. */
  public InMemoryLedger(Budget budget, Clock clock) {
    this.books = new Books(budget, clock);
  }

  @Override
  public CompletionStage<Allowance> reserve(long estimate) {
    Reservation wanted = Reservation.of(books.today(), estimate);
    return completedStage(books.of(wanted.day()).reserve(wanted, books.now()));
  }

  @Override
  public CompletionStage<Void> settle(Reservation reservation, Bill bill) {
    books.of(reservation.day()).settle(reservation, bill);
    return completedStage(null);
  }

  @Override
  public void saved(Bill bill, Saving how) {
    books.of(books.today()).saved(bill, how);
  }

  @Override
  public CompletionStage<DayReport> report(LocalDate day) {
    return completedStage(books.report(day, true));
  }
}
