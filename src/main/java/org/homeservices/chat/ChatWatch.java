package org.homeservices.chat;

import java.time.Duration;
import org.homeservices.assistant.Origin;
import org.homeservices.chat.Welcome.CatchUp;

/**
 * Is told what happens in the chat, so that it can be counted. Supplied from above: this room knows
 * of no meter. Called on whatever thread it happens; returns at once, never fails.
 */
public interface ChatWatch {
  /** Nobody counts. */
  ChatWatch NOBODY = new ChatWatch() {};

  /** A conversation was begun. */
  default void begun() {}

  /** A member was welcomed, for the first time or anew. */
  default void welcomed(CatchUp how) {}

  /**
   * A message goes to the members on this node; told once for all of them, now and then twice.
   *
   * @param lag since it came to the node that took it, by the clocks of the two; 0 or more
   */
  default void delivered(Duration lag) {}

  /**
   * A question that was asked on this node has its answer.
   *
   * @param first until the visitor saw the first of its text
   * @param whole until it was whole
   */
  default void answered(Origin origin, Duration first, Duration whole) {}

  /** A question that was asked on this node has no answer: its visitor has stopped it. */
  default void stopped() {}

  /** A question that was asked on this node got an apology, since no answer could be written. */
  default void failed() {}

  /** A visitor has judged a conversation; told again where the visitor thinks otherwise. */
  default void rated(int score) {}
}
