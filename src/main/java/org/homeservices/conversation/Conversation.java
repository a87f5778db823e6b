package org.homeservices.conversation;

import java.time.Instant;
import java.util.Locale;

/**
 * One visitor's talk with the company.
 *
 * @param locale one of {@code pt-BR}, {@code en}, {@code es}
 * @param page where the visitor is, else where it began: a path without query or fragment
 * @param consentVersion the text the visitor agreed to, empty where none was named
 * @param mode who answers
 * @param visitor who it is
 */
public record Conversation(
    ConversationId id,
    Locale locale,
    String page,
    String consentVersion,
    Mode mode,
    Instant createdAt,
    Visitor visitor) {
  /** The conversation of somebody unknown. */
  public Conversation(
      ConversationId id,
      Locale locale,
      String page,
      String consentVersion,
      Mode mode,
      Instant createdAt) {
    this(id, locale, page, consentVersion, mode, createdAt, Visitor.ANONYMOUS);
  }

  /** The same conversation, seen from another page. */
  public Conversation on(String other) {
    return new Conversation(id, locale, other, consentVersion, mode, createdAt, visitor);
  }

  /** The same conversation, answered by others. */
  public Conversation in(Mode other) {
    return new Conversation(id, locale, page, consentVersion, other, createdAt, visitor);
  }

  /** The same conversation, with somebody who is known now. */
  public Conversation with(Visitor other) {
    return new Conversation(id, locale, page, consentVersion, mode, createdAt, other);
  }
}
