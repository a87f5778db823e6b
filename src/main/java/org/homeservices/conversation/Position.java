package org.homeservices.conversation;

/**
 * How far a reader has come in a conversation.
 *
 * @param epoch as it was told
 * @param seq the last message seen, 0 before the first
 */
public record Position(String epoch, long seq) {}
