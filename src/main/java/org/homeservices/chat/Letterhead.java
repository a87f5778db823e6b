package org.homeservices.chat;

import java.time.Instant;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Message;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the content of a stored message.
 *
 * @param clientId null for all authors but the visitor
 * @param origin where an answer came from; null for all but answers
 */
public record Letterhead(
    String id, @Nullable String clientId, Author author, @Nullable String origin, Instant at) {
  static Letterhead of(Message message) {
    AnswerDetails answer = message.answer();
    String origin = answer == null ? null : answer.origin();
    return new Letterhead(message.id(), message.clientId(), message.author(), origin, message.at());
  }

  /** What makes it the same message when it is published again. */
  String key() {
    return clientId == null ? "answer:" + id : "visitor:" + clientId;
  }
}
