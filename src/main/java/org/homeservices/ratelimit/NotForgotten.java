package org.homeservices.ratelimit;

/** Buckets may be there still; may be asked for again. */
public final class NotForgotten extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public NotForgotten(Throwable cause) {
    super("the limits are out of reach", cause);
  }
}
