package org.homeservices.identity;

/** What it takes to know somebody is out of reach now; it may be tried again. */
public final class IdentityUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of a failure. */
  public IdentityUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  /** Known beforehand. */
  public IdentityUnavailable(String message) {
    super(message);
  }
}
