package org.homeservices.database;

/** The database cannot be reached, or does not answer in time; it may be tried again. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of a failure. */
  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Known beforehand. */
  public DatabaseUnavailable(String message) {
    super(message);
  }
}
