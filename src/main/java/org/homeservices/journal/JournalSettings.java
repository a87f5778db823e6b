package org.homeservices.journal;

/**
 * How the log is written.
 *
 * @param form of its lines
 */
public record JournalSettings(Form form) {

  /** The form of a line. */
  public enum Form {
    /** As the server writes all others. */
    SERVER,
    /** One JSON object, on standard output. */
    JSON
  }
}
