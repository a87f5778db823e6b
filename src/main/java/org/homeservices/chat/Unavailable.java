package org.homeservices.chat;

import org.homeservices.channel.LayerUnavailable;

/** The conversation's messages are out of reach now; may be asked for again. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unavailable(LayerUnavailable cause) {
    super("the history is out of reach", cause);
  }
}
