package org.homeservices.database.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.homeservices.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/** Tells a database that is out of reach from one that refuses. */
final class Failures {
  private static final Set<String> CONNECTION_STATES =
      Set.of(
          "53300", // too many connections
          "57P01", // ended by an administrator
          "57P02", // ended by a crash
          "57P03", // still starting, or ending
          "90020", // H2: another process has the file
          "90067", // H2: connection broken
          "90098", // H2: closed
          "90121"); // H2: closing

  private static final Set<String> REFUSALS =
      Set.of(
          "28000", // no such user
          "28P01", // wrong password
          "3D000"); // no such database

  private static final Set<String> NO_TABLE =
      Set.of(
          "42P01", // PostgreSQL
          "42S02", // H2: tables of that name
          "42S04"); // H2: no tables at all

  private Failures() {}

  /** Whether it may be tried again, since the database was not there or went away. */
  static boolean isOutOfReach(Throwable failure) {
    return causes(failure).anyMatch(Failures::isOfConnection)
        && causes(failure).noneMatch(Failures::isRefusal);
  }

  /** Whether H2 has no such database, and was not to make one. */
  static boolean isNotThereYet(Throwable failure) {
    return causes(failure)
        .anyMatch(cause -> cause instanceof SQLException sql && "90146".equals(sql.getSQLState()));
  }

  /** Whether a table was asked for that is not there. */
  static boolean hasNoTables(SQLException failure) {
    return failure.getSQLState() != null && NO_TABLE.contains(failure.getSQLState());
  }

  /** The first cause says most; without a password. */
  static String reason(Throwable why) {
    Throwable first = causes(why).reduce((outer, inner) -> inner).orElse(why);
    String line = String.valueOf(first.getMessage()).lines().findFirst().orElse("");
    return DatabaseSettings.withoutSecrets(line.strip());
  }

  private static boolean isOfConnection(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()));
  }

  /** A pool names no state where a connection has been closed under its user. */
  private static boolean isConnectionState(@Nullable String state) {
    return state == null || state.startsWith("08") || CONNECTION_STATES.contains(state);
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && REFUSALS.contains(sql.getSQLState());
  }

  private static Stream<Throwable> causes(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(failure, cause -> cause != null && seen.add(cause), Throwable::getCause);
  }
}
