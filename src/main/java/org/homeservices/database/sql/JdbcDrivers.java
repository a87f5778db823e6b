package org.homeservices.database.sql;

import static java.lang.System.Logger.Level.WARNING;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The JDBC drivers that this application has brought. */
public final class JdbcDrivers {
  private static final System.Logger LOGGER = System.getLogger(JdbcDrivers.class.getName());

  private JdbcDrivers() {}

  /** Has the JVM forget them, so that it can forget the application's classes. */
  public static void forget() {
    DriverManager.drivers().filter(JdbcDrivers::isOurs).toList().forEach(JdbcDrivers::forget);
  }

  private static boolean isOurs(Driver driver) {
    return driver.getClass().getClassLoader() == JdbcDrivers.class.getClassLoader();
  }

  private static void forget(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      LOGGER.log(WARNING, "driver stays registered", e);
    }
  }
}
