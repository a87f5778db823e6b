package org.homeservices.conversation;

/**
 * A message in its place.
 *
 * @param seq its place in the conversation: 1 is the first, no gaps, never goes back
 */
public record StoredMessage(long seq, Message message) {}
