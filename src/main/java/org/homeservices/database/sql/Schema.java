package org.homeservices.database.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables up to date, one node at a time. */
final class Schema {
  private static final String MIGRATIONS = "classpath:db/migration";

  private Schema() {}

  /**
   * Blocks while another node does the same.
   *
   * @param turn a connection of the source that is used for nothing else meanwhile
   * @throws UnusableDatabase where it cannot be done; anything else where the database went away
   */
  static void update(DataSource source, Connection turn) throws SQLException {
    if (SchemaTurn.isNeeded(turn)) {
      SchemaTurn taken = SchemaTurn.await(turn);
      try {
        migrate(source);
      } finally {
        taken.close();
      }
    } else {
      migrate(source);
    }
  }

  private static void migrate(DataSource source) {
    try {
      flyway(source).migrate();
    } catch (FlywayException e) {
      if (Failures.isOutOfReach(e)) {
        throw e;
      }
      throw new UnusableDatabase("the schema cannot be updated: " + e.getMessage(), e);
    }
  }

  /** Knows the changes that this version brings. */
  static Flyway flyway(DataSource source) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations(MIGRATIONS)
        .failOnMissingLocations(true)
        .load();
  }
}
