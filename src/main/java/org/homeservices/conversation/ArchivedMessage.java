package org.homeservices.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with its place in a conversation, as it was published there.
 *
 * @param epoch in which it was numbered
 * @param seq 1 or more, unlike any other's of its conversation
 * @param id the message's own
 * @param key what makes it the same message when it is published again
 * @param origin where an answer came from, as the protocol names it; null for all but answers
 * @param text what members were told, encoded, without its place
 */
public record ArchivedMessage(
    String epoch,
    long seq,
    String id,
    String key,
    Author author,
    @Nullable String origin,
    Instant at,
    String text) {}
