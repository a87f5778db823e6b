package org.homeservices.conversation.jpa;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeservices.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are tried again where two of them got in each other's way, like two nodes that
 * write the first row of the same conversation.
 */
final class Attempts {
  private static final int MOST = 5;

  // Classes of SQLSTATE (ISO/IEC 9075-2, table 38).
  private static final String DATA_EXCEPTION = "22";
  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23";
  private static final String TRANSACTION_ROLLBACK = "40";

  /** What H2 says of a lock that it has waited for too long (ODBC's word). */
  private static final String TIMEOUT_EXPIRED = "HYT00";

  private final Database database;

  Attempts(Database database) {
    this.database = database;
  }

  <T extends @Nullable Object> CompletionStage<T> inTransaction(Function<EntityManager, T> work) {
    return attempt(flushed(work), 1);
  }

  /** Writes before it ends, so that what gets in the way is seen where it can be tried again. */
  private static <T extends @Nullable Object> Function<EntityManager, T> flushed(
      Function<EntityManager, T> work) {
    return manager -> {
      T result = work.apply(manager);
      manager.flush();
      return result;
    };
  }

  private <T extends @Nullable Object> CompletionStage<T> attempt(
      Function<EntityManager, T> work, int number) {
    return database
        .inTransaction(work)
        .exceptionallyCompose(
            failure ->
                number < MOST && isCollision(failure)
                    ? attempt(work, number + 1)
                    : failedStage(failure));
  }

  /** Whether the database will never take what it was given, however often. */
  static boolean isRefusal(Throwable failure) {
    return states(failure).anyMatch(state -> state.startsWith(DATA_EXCEPTION));
  }

  private static boolean isCollision(Throwable failure) {
    return states(failure)
        .anyMatch(
            state ->
                state.startsWith(INTEGRITY_CONSTRAINT_VIOLATION)
                    || state.startsWith(TRANSACTION_ROLLBACK)
                    || state.equals(TIMEOUT_EXPIRED));
  }

  private static Stream<String> states(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> state(cause).stream());
  }

  private static Optional<String> state(Throwable cause) {
    return cause instanceof SQLException sql
        ? Optional.ofNullable(sql.getSQLState())
        : Optional.empty();
  }
}
