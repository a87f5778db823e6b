package org.homeservices.testing;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.sql.Patience;
import org.homeservices.database.sql.SqlDatabase;
import org.jspecify.annotations.Nullable;

/** A database of a test's own with all tables in it, and a pool and a unit to reach it. */
public final class TestDatabase implements AutoCloseable {
  /** For an outage that a test must not wait long for. */
  public static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofMillis(100),
          1000);

  /** For a machine that is busy with other tests. */
  private static final Patience LONG =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofSeconds(15),
          Duration.ofSeconds(20),
          Duration.ofSeconds(25),
          Duration.ofMillis(100),
          1000);

  private static final int POOL_SIZE = 4;

  private final DatabaseSettings settings;
  private final SqlDatabase database;

  private TestDatabase(DatabaseSettings settings, SqlDatabase database) {
    this.settings = settings;
    this.database = database;
  }

  /** In the memory of this process. */
  public static TestDatabase h2(JpaProvider provider) {
    return at(emptyH2(), provider);
  }

  /** On the PostgreSQL server that all tests share. */
  public static TestDatabase postgres(JpaProvider provider) {
    return at(RealPostgres.shared().freshDatabase(), provider);
  }

  /** One that is there, as another node would open it. */
  public static TestDatabase at(DatabaseSettings settings, JpaProvider provider) {
    return opened(settings, provider, LONG);
  }

  /** One that soon takes it for lost. */
  public static TestDatabase hasty(DatabaseSettings settings, JpaProvider provider) {
    return opened(settings, provider, SHORT);
  }

  private static TestDatabase opened(
      DatabaseSettings settings, JpaProvider provider, Patience patience) {
    SqlDatabase database = SqlDatabase.of(settings, provider.properties(), patience);
    database.start();
    Await.until(database::isUp);
    return new TestDatabase(settings, database);
  }

  /** A new name of an H2 database in memory, which is there as long as somebody uses it. */
  public static DatabaseSettings emptyH2() {
    return new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), "", "", null, POOL_SIZE);
  }

  public DatabaseSettings settings() {
    return settings;
  }

  public Database database() {
    return database;
  }

  /** Does work in a transaction of its own and waits for the end of it. */
  public <T extends @Nullable Object> T does(Function<EntityManager, T> work) {
    return await(database.inTransaction(work));
  }

  /** How many rows a table has. */
  public long rows(String table) {
    return does(entities -> number(entities, "SELECT COUNT(*) FROM " + table));
  }

  /** Leaves the tables, and nothing in them. */
  public void clear(String... tables) {
    List.of(tables).forEach(table -> run("DELETE FROM " + table));
  }

  /** Says one statement that returns nothing. */
  public int run(String statement) {
    return does(entities -> entities.createNativeQuery(statement).executeUpdate());
  }

  @Override
  public void close() {
    database.close();
  }

  /** Waits for a stage; throws what it fails with. */
  public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static long number(EntityManager entities, String query) {
    return ((Number) entities.createNativeQuery(query).getSingleResult()).longValue();
  }
}
