package org.homeservices.assistant.guard;

/** A text says what it must not; the message says what that is, without quoting it. */
public final class Withheld extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Withheld(String reason) {
    super(reason);
  }
}
