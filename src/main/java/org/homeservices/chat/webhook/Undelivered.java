package org.homeservices.chat.webhook;

/** A webhook has not taken what it was told. */
final class Undelivered extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SERVER_ERRORS = 500;

  private final boolean isFinal;

  private Undelivered(String message, boolean isFinal) {
    super(message);
    this.isFinal = isFinal;
  }

  /** It has answered with a status that is none of success. */
  static Undelivered answeredWith(int status) {
    return new Undelivered("the webhook answers with " + status, !mayPass(status));
  }

  /** Whether the same answer would come again. */
  boolean isFinal() {
    return isFinal;
  }

  /** Timeout, conflict, too early, too many requests (RFC 9110, 8470, 6585), and all of 500. */
  private static boolean mayPass(int status) {
    return switch (status) {
      case 408, 409, 425, 429 -> true;
      default -> status >= SERVER_ERRORS;
    };
  }
}
