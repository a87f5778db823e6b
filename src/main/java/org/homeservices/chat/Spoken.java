package org.homeservices.chat;

import org.homeservices.conversation.Author;
import org.jspecify.annotations.Nullable;

/**
 * What a stored message says, as far as the chat reads its own history.
 *
 * @param replaces the id of the message in whose place it stands, null where it stands in none's
 */
public record Spoken(String id, Author author, String content, @Nullable String replaces) {
  /** What stands in no other's place. */
  public Spoken(String id, Author author, String content) {
    this(id, author, content, null);
  }
}
