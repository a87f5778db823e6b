package org.homeservices.database;

import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A relational database that several nodes may share. Nothing here blocks the caller: work runs on
 * threads of the database. Thread-safe.
 */
public interface Database {

  /**
   * Does work in one transaction.
   *
   * @param work on a thread of the database, with a persistence context that ends with the
   *     transaction; what it returns must not need that any more
   * @return completed when it is committed, on a thread of the database. Fails with {@link
   *     DatabaseUnavailable} where the database is out of reach or does not answer in time; then it
   *     may have been committed all the same. Fails with what the work has thrown, rolled back
   */
  <T extends @Nullable Object> CompletionStage<T> inTransaction(Function<EntityManager, T> work);

  /** False from the first failure to reach the database until it answers again. */
  boolean isUp();
}
