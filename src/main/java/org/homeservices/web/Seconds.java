package org.homeservices.web;

import java.time.Duration;

/** Spans of time as clients are told them. */
public final class Seconds {
  private Seconds() {}

  /** Whole seconds, rounded up and at least one: whoever waits for so long has waited enough. */
  public static long roundedUp(Duration span) {
    return Math.max(1, span.plusNanos(999_999_999).toSeconds());
  }
}
