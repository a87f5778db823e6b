package org.homeservices.identity.jpa;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.identity.IdentityUnavailable;
import org.homeservices.identity.UsedTokens;

/** Remembers each token that was shown in a row, which only the first one can make. */
public final class JpaUsedTokens implements UsedTokens {
  private final Database database;

  /** On a database that all nodes share. */
  public JpaUsedTokens(Database database) {
    this.database = database;
  }

  @Override
  public CompletionStage<Boolean> use(String id, Instant expiresAt) {
    return attempt(id, expiresAt)
        .exceptionallyCompose(failure -> again(failure, id, expiresAt))
        .exceptionallyCompose(JpaUsedTokens::unavailable);
  }

  @Override
  public CompletionStage<Integer> forget(Instant expiredBefore, int most) {
    long before = expiredBefore.toEpochMilli();
    return database
        .inTransaction(entities -> forget(entities, before, most))
        .exceptionallyCompose(JpaUsedTokens::unavailable);
  }

  private CompletionStage<Boolean> attempt(String id, Instant expiresAt) {
    return database.inTransaction(entities -> use(entities, id, expiresAt.toEpochMilli()));
  }

  /** Where two make the row at once, one of them finds it there the second time. */
  private CompletionStage<Boolean> again(Throwable failure, String id, Instant expiresAt) {
    Throwable cause = cause(failure);
    return cause instanceof DatabaseUnavailable ? failedStage(cause) : attempt(id, expiresAt);
  }

  private static boolean use(EntityManager entities, String id, long expiresAt) {
    if (entities.find(UsedTokenRow.class, id) != null) {
      return false;
    }
    entities.persist(new UsedTokenRow(id, expiresAt));
    return true;
  }

  private static int forget(EntityManager entities, long before, int most) {
    List<String> expired =
        entities
            .createQuery(
                "SELECT t.id FROM UsedTokenRow t WHERE t.expiresAt < :before", String.class)
            .setParameter("before", before)
            .setMaxResults(most)
            .getResultList();
    return expired.isEmpty()
        ? 0
        : entities
            .createQuery("DELETE FROM UsedTokenRow t WHERE t.id IN :expired")
            .setParameter("expired", expired)
            .executeUpdate();
  }

  private static <T> CompletionStage<T> unavailable(Throwable failure) {
    Throwable cause = cause(failure);
    return failedStage(
        cause instanceof DatabaseUnavailable
            ? new IdentityUnavailable("the memory of shown tokens is out of reach", cause)
            : cause);
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
