package org.homeservices.chat;

/**
 * An encoded event on its way to a member.
 *
 * @param seq its place in the conversation, or 0 where it is not remembered
 * @param text as {@link EventCodec} wrote it
 */
public record Frame(long seq, String text) {}
