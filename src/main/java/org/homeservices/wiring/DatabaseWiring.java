package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.homeservices.config.Settings;
import org.homeservices.database.Duties;
import org.homeservices.database.sql.JdbcDrivers;
import org.homeservices.database.sql.Patience;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.database.sql.SqlDuties;

/** The relational database, and what only one node does. */
@ApplicationScoped
public class DatabaseWiring {

  /** Not reached yet: {@link Start} does that. */
  @Produces
  @Singleton
  SqlDatabase database(Settings settings) {
    return SqlDatabase.of(settings.database(), Map.of(), Patience.USUAL);
  }

  void stop(@Disposes SqlDatabase database) {
    database.close();
    JdbcDrivers.forget();
  }

  @Produces
  @Singleton
  Duties duties(SqlDatabase database, Clock clock) {
    return new SqlDuties(database, clock);
  }
}
