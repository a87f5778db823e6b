package org.homeservices.chat;

/** The conversation's messages are out of reach now; may be asked for again. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unavailable(Throwable cause) {
    super("the messages are out of reach", cause);
  }
}
