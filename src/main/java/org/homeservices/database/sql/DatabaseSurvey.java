package org.homeservices.database.sql;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.DatabaseUnavailable;

/**
 * Looks at a database by JDBC alone, without making or changing anything in it, and without a
 * persistence provider: so it works outside of a server too. Blocks.
 */
public final class DatabaseSurvey {
  private final DataSource source;

  DatabaseSurvey(DataSource source) {
    this.source = source;
  }

  /**
   * What is there.
   *
   * @param version of the server
   * @param schema the version of our tables; empty: there are none yet
   * @param pending changes of the tables that the next start makes
   * @param future whether a later version of this application has changed the tables
   * @param failed whether a change has failed and is in the way
   * @param millis from the beginning to a connection
   */
  public record State(
      String product,
      String version,
      int major,
      String schema,
      int pending,
      boolean future,
      boolean failed,
      long millis) {}

  /**
   * The database of a URL, with a connection of its own. One of H2 is not made where it is not
   * there.
   *
   * @throws IllegalArgumentException where the settings name a data source of a server
   */
  public static DatabaseSurvey of(DatabaseSettings settings, Patience patience) {
    String url = settings.url();
    if (url == null) {
      throw new IllegalArgumentException("a data source of a server cannot be seen from here");
    }
    Properties options = new Properties();
    if (settings.isEmbedded()) {
      options.setProperty("IFEXISTS", "TRUE");
    }
    return new DatabaseSurvey(PooledSource.unpooled(settings, url, patience, options));
  }

  /** Connections to the database. */
  public DataSource source() {
    return source;
  }

  /**
   * Asks.
   *
   * @throws DatabaseUnavailable where it is out of reach, UnusableDatabase where it refuses
   */
  public State state() {
    long began = System.nanoTime();
    try (Connection connection = source.getConnection()) {
      long millis = (System.nanoTime() - began) / 1_000_000;
      DatabaseMetaData server = connection.getMetaData();
      MigrationInfoService info = Schema.flyway(source).info();
      MigrationInfo current = info.current();
      return new State(
          server.getDatabaseProductName(),
          server.getDatabaseProductVersion(),
          server.getDatabaseMajorVersion(),
          current == null ? "" : String.valueOf(current.getVersion()),
          info.pending().length,
          is(info, MigrationState.FUTURE_SUCCESS),
          is(info, MigrationState.FAILED),
          millis);
    } catch (SQLException | RuntimeException e) {
      throw told(e);
    }
  }

  /** Whether a failure says that there is no database yet, which the first start would make. */
  public static boolean isNotThereYet(Throwable failure) {
    return Failures.isNotThereYet(failure);
  }

  /** Whether a failure says that our tables are not there yet. */
  public static boolean hasNoTables(SQLException failure) {
    return Failures.hasNoTables(failure);
  }

  private static RuntimeException told(Exception failure) {
    String message = Failures.reason(failure);
    return Failures.isOutOfReach(failure) && !isNotThereYet(failure)
        ? new DatabaseUnavailable(message, failure)
        : new UnusableDatabase(message, failure);
  }

  private static boolean is(MigrationInfoService info, MigrationState state) {
    return Arrays.stream(info.all()).anyMatch(migration -> migration.getState() == state);
  }
}
