package org.homeservices.database.sql;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.database.Duties;

/** Duties of one node, each a row that the first one takes. */
public final class SqlDuties implements Duties {
  private final Database database;
  private final Clock clock;
  private final String holder = UUID.randomUUID().toString();

  /** A node of its own. */
  public SqlDuties(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Boolean> take(String name, Duration time) {
    return attempt(name, time).exceptionallyCompose(failure -> again(failure, name, time));
  }

  private CompletionStage<Boolean> attempt(String name, Duration time) {
    return database.inTransaction(entities -> take(entities, name, time));
  }

  /** Where two nodes make the row at once, one of them finds it there the second time. */
  private CompletionStage<Boolean> again(Throwable failure, String name, Duration time) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof DatabaseUnavailable ? failedStage(cause) : attempt(name, time);
  }

  private boolean take(EntityManager entities, String name, Duration time) {
    long now = clock.millis();
    long until = now + time.toMillis();
    if (update(entities, name, now, until)) {
      return true;
    }
    if (entities.find(DutyRow.class, name) != null) {
      return false;
    }
    entities.persist(new DutyRow(name, holder, until));
    return true;
  }

  private boolean update(EntityManager entities, String name, long now, long until) {
    return entities
            .createQuery(
                "UPDATE DutyRow d SET d.holder = :holder, d.untilAt = :until"
                    + " WHERE d.name = :name AND (d.untilAt <= :now OR d.holder = :holder)")
            .setParameter("holder", holder)
            .setParameter("until", until)
            .setParameter("name", name)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
