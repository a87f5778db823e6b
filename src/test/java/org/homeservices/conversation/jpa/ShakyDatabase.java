package org.homeservices.conversation.jpa;

import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** A database that a test takes away, or has stand still. */
final class ShakyDatabase implements Database {
  private final Database real;
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
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> inTransaction(
      Function<EntityManager, T> work) {
    return switch (state) {
      case UP -> real.inTransaction(work);
      case AWAY -> CompletableFuture.failedStage(new DatabaseUnavailable("away"));
      case SILENT -> new CompletableFuture<>();
    };
  }

  @Override
  public boolean isUp() {
    return state == State.UP;
  }
}
