package org.homeservices.chat;

/** A conversation, or some of it, is out of reach now; may be asked for again. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unavailable(Throwable cause) {
    super("the conversation is out of reach", cause);
  }
}
