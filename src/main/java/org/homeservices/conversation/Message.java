package org.homeservices.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param id unlike any other message's
 * @param clientId the name the visitor's client gave it; null for all other authors
 * @param name the author's name to show; null for the visitor
 * @param content plain text of the visitor, Markdown of the assistant
 * @param answer null unless the assistant wrote it
 */
public record Message(
    String id,
    @Nullable String clientId,
    Author author,
    @Nullable String name,
    String content,
    Instant at,
    @Nullable AnswerDetails answer) {}
