package org.homeservices.database.sql;

/** The database answers, but this application cannot use it, and trying again would not help. */
public final class UnusableDatabase extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableDatabase(String message, Throwable cause) {
    super(message, cause);
  }
}
