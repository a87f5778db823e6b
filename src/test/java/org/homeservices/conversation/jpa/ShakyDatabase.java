package org.homeservices.conversation.jpa;

import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** A database that a test takes away, or has stand still. */
final class ShakyDatabase implements Database {
  private final Database real;
  private final AtomicInteger transactionsLeft = new AtomicInteger(Integer.MAX_VALUE);
  private volatile State state = State.UP;

  enum State {
    UP,
    AWAY,
    SILENT
  }

  ShakyDatabase(Database real) {
    this.real = real;
  }

  void is(State now) {
    state = now;
    transactionsLeft.set(Integer.MAX_VALUE);
  }

  /** It goes away after so many more transactions. */
  void isAwayAfter(int transactions) {
    transactionsLeft.set(transactions);
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> inTransaction(
      Function<EntityManager, T> work) {
    return switch (state) {
      case UP -> transactionsLeft.getAndDecrement() > 0 ? real.inTransaction(work) : away();
      case AWAY -> away();
      case SILENT -> new CompletableFuture<>();
    };
  }

  private static <T extends @Nullable Object> CompletionStage<T> away() {
    return CompletableFuture.failedStage(new DatabaseUnavailable("away"));
  }

  @Override
  public boolean isUp() {
    return state == State.UP;
  }
}
