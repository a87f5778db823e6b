package org.homeservices.database.sql;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.database.PoolLoad;
import org.jspecify.annotations.Nullable;

/**
 * A database reached by JDBC. Where it is away work fails at once, and the database is looked for
 * until it is there again; the first time its schema is brought up to date.
 */
public final class SqlDatabase implements Database, AutoCloseable {
  private final Source source;
  private final Keeper keeper;
  private final Crew crew;

  private SqlDatabase(
      Source source, int threads, Map<String, Object> properties, Patience patience) {
    this.source = source;
    this.keeper = new Keeper(source, properties, patience);
    this.crew = new Crew(threads, patience.work(), patience.waiting());
  }

  /**
   * Needs no database that is there.
   *
   * @param properties of the persistence unit beside its own
   * @throws UnusableDatabase where the container has no such data source
   */
  public static SqlDatabase of(
      DatabaseSettings settings, Map<String, Object> properties, Patience patience) {
    return new SqlDatabase(source(settings, patience), settings.poolSize(), properties, patience);
  }

  /**
   * Reaches the database, or begins to look for it. Blocks, for a while.
   *
   * @throws UnusableDatabase where the database answers and cannot be used
   */
  public void start() {
    keeper.start();
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> inTransaction(
      Function<EntityManager, T> work) {
    return withUnit(unit -> unit.inTransaction(work));
  }

  /** A round trip. Fails with {@link DatabaseUnavailable}. */
  public CompletionStage<?> ask() {
    return inTransaction(Unit::one);
  }

  /** Looks at it, past the pool. */
  public DatabaseSurvey survey() {
    return new DatabaseSurvey(source.forSchema());
  }

  @Override
  public boolean isUp() {
    return keeper.isUp();
  }

  /** How busy the pool of its connections is; unknown where it is the container's. */
  public PoolLoad load() {
    return source.load();
  }

  /** Ends what it has begun. Blocks, for a while. */
  @Override
  public void close() {
    crew.close();
    keeper.close();
    source.close();
  }

  private <T extends @Nullable Object> CompletionStage<T> withUnit(Function<Unit, T> work) {
    Optional<Unit> unit = keeper.unit();
    return unit.isPresent()
        ? crew.submit(() -> perform(unit.get(), work), this::late)
        : failedStage(new DatabaseUnavailable("the database is out of reach"));
  }

  private <T extends @Nullable Object> T perform(Unit unit, Function<Unit, T> work) {
    try {
      return work.apply(unit);
    } catch (RuntimeException e) {
      if (!Failures.isOutOfReach(e)) {
        throw e;
      }
      keeper.lost(e);
      throw new DatabaseUnavailable("the database is out of reach", e);
    }
  }

  private void late() {
    keeper.lost(new DatabaseUnavailable("no answer in time"));
  }

  private static Source source(DatabaseSettings settings, Patience patience) {
    String url = settings.url();
    String name = settings.jndi();
    if (url != null) {
      return PooledSource.of(settings, url, patience, new Threads("chat-db-pool-"));
    }
    return ContainerSource.named(String.valueOf(name));
  }
}
