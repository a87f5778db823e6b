package org.homeservices.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Names one conversation.
 *
 * @param value a UUID in its canonical text form (RFC 9562)
 */
public record ConversationId(String value) {

  /** A new id, unlike any other. */
  public static ConversationId random() {
    return new ConversationId(UUID.randomUUID().toString());
  }

  /** Reads an id that came from outside; empty where it is none. */
  public static Optional<ConversationId> parse(String text) {
    try {
      String canonical = UUID.fromString(text).toString();
      return canonical.equals(text.toLowerCase(Locale.ROOT))
          ? Optional.of(new ConversationId(canonical))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
