package org.homeservices.web.frame;

import org.homeservices.conversation.Position;
import org.homeservices.web.CloseCode;

/** Where what a visitor is told goes. Called on any thread, in order; never blocks. */
public interface Outlet {
  /** The visitor has shown a token that opens the conversation, and has a place. */
  void greet();

  /** Sends where the conversation stands; what follows begins there. */
  default void begin(Position position, String welcome) {
    send(welcome);
  }

  /** Sends a frame; it leaves after those that came before. */
  void send(String frame);

  /** Ends it, with a code that tells the client why; the first call decides. */
  void close(CloseCode code);
}
