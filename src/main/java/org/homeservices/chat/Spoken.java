package org.homeservices.chat;

import org.homeservices.conversation.Author;

/** What a stored message says, as far as the chat reads its own history. */
public record Spoken(String id, Author author, String content) {}
