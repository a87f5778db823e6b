package org.homeservices.chat;

import java.util.List;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Position;

/**
 * Where a conversation stands when a member joins it.
 *
 * @param position after the last of the messages that belong to this welcome, delivered or to come
 * @param catchUp what became of the position that the member came with
 * @param messages encoded and in place, oldest first
 */
public record Welcome(
    Conversation conversation, Position position, CatchUp catchUp, List<String> messages) {
  /** Copies the messages. */
  public Welcome {
    messages = List.copyOf(messages);
  }

  /** What became of a member's position. */
  public enum CatchUp {
    /** It had none. */
    NEW,
    /** It gets exactly what it missed. */
    COMPLETE,
    /** What it missed is gone; it gets the latest messages instead. */
    IMPOSSIBLE
  }
}
