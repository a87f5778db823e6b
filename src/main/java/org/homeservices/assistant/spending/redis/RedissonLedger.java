package org.homeservices.assistant.spending.redis;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homeservices.assistant.spending.Allowance;
import org.homeservices.assistant.spending.Bill;
import org.homeservices.assistant.spending.Books;
import org.homeservices.assistant.spending.Budget;
import org.homeservices.assistant.spending.DayBook;
import org.homeservices.assistant.spending.DayReport;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.assistant.spending.Reservation;
import org.homeservices.assistant.spending.Saving;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/**
 * One budget for all nodes. Each node counts for itself and tells its whole count, so Redis may
 * forget, or hear late or twice. Without a budget nothing is asked, and counts are told with the
 * next {@link #flush()}. Each start is a node of its own.
 */
public final class RedissonLedger implements Ledger {
  private static final int MOST_AT_ONCE = 1000;
  private static final String KEPT_SECONDS = Long.toString(Books.DAYS * 86_400L);

  private final String node = UUID.randomUUID().toString();
  private final LedgerServer server;
  private final Budget budget;
  private final Books books;
  private final Untold untold = new Untold();
  private final AtomicLong fallbacks = new AtomicLong();

  /**
   * @param redis the client for commands, empty while Redis is known to be out of reach
   * @param clock says which day it is
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public RedissonLedger(
      Supplier<Optional<RedissonClient>> redis,
      Budget budget,
      LedgerTimes times,
      Clock clock,
      LongSupplier nanoTime) {
    this.server = new LedgerServer(redis, times, nanoTime);
    this.budget = budget;
    this.books = new Books(budget, clock);
  }

  @Override
  public CompletionStage<Allowance> reserve(long estimate) {
    Reservation wanted = Reservation.of(books.today(), estimate);
    DayBook book = books.of(wanted.day());
    if (budget.isOff()) {
      return completedStage(book.reserve(wanted, books.now()));
    }
    return server
        .run(Script.RESERVE, wanted.day(), server.times().patience(), arguments(wanted))
        .thenApply(reply -> hear(book, wanted, reply))
        .exceptionally(failure -> decide(book, wanted));
  }

  @Override
  public CompletionStage<Void> settle(Reservation reservation, Bill bill) {
    if (!books.of(reservation.day()).settle(reservation, bill)) {
      return completedStage(null);
    }
    if (budget.isOff()) {
      untold.add(reservation.day());
      return completedStage(null);
    }
    untold.add(reservation);
    return tell(reservation.day());
  }

  @Override
  public void saved(Bill bill, Saving how) {
    LocalDate today = books.today();
    books.of(today).saved(bill, how);
    untold.add(today);
  }

  @Override
  public CompletionStage<DayReport> report(LocalDate day) {
    return flush()
        .thenCompose(
            told -> server.run(Script.REPORT, day, server.times().longPatience(), List.of()))
        .thenApply(hash -> Rows.report(day, budget, hash))
        .exceptionally(failure -> books.report(day, false));
  }

  /** Tells what Redis may not know; to be called each second, and at the end. Does not fail. */
  public CompletionStage<Void> flush() {
    CompletableFuture<?>[] all =
        untold.days().stream()
            .map(day -> tell(day).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return allOf(all);
  }

  /** How often this node has decided by itself, because Redis was away or slow. */
  public long fallbacks() {
    return fallbacks.get();
  }

  private Allowance hear(DayBook book, Reservation wanted, List<Object> reply) {
    book.hear((Long) reply.get(1));
    Verdict verdict = Verdict.values()[Math.toIntExact((Long) reply.get(0))];
    if (verdict != Verdict.REFUSED) {
      book.hold(wanted, books.now());
    }
    return switch (verdict) {
      case REFUSED -> new Allowance.Refused(wanted.day());
      case GRANTED -> new Allowance.Granted(wanted);
      case SOFT -> new Allowance.Soft(wanted);
    };
  }

  private Allowance decide(DayBook book, Reservation wanted) {
    fallbacks.incrementAndGet();
    return book.reserve(wanted, books.now())
        .fold(granted -> granted, soft -> soft, refused -> free(wanted, refused));
  }

  /** Redis may have granted it, too late. */
  private Allowance free(Reservation wanted, Allowance.Refused refused) {
    untold.add(wanted);
    return refused;
  }

  private CompletionStage<Void> tell(LocalDate day) {
    List<Reservation> settled = untold.take(day, MOST_AT_ONCE);
    DayReport own = books.report(day, false);
    return server
        .run(Script.TELL, day, server.times().longPatience(), arguments(settled, own))
        .<Void>thenApply(told -> null)
        .exceptionally(failure -> keep(day, settled));
  }

  private @Nullable Void keep(LocalDate day, List<Reservation> settled) {
    untold.add(day);
    settled.forEach(untold::add);
    return null;
  }

  private List<String> arguments(Reservation wanted) {
    return List.of(
        nameOf(wanted),
        Long.toString(wanted.estimate()),
        Long.toString(budget.daily()),
        Long.toString(server.times().hold().toMillis()),
        node,
        KEPT_SECONDS);
  }

  private List<String> arguments(List<Reservation> settled, DayReport own) {
    List<String> arguments = new ArrayList<>();
    arguments.add(node);
    arguments.add(KEPT_SECONDS);
    arguments.add(Integer.toString(settled.size()));
    settled.forEach(reservation -> arguments.add(nameOf(reservation)));
    arguments.addAll(Rows.of(own));
    return arguments;
  }

  private static String nameOf(Reservation reservation) {
    return reservation.id() + " " + reservation.estimate();
  }

  /** In the order of the numbers that {@code reserve.lua} returns. */
  private enum Verdict {
    REFUSED,
    GRANTED,
    SOFT
  }
}
