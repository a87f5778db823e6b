package org.homeservices.conversation;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps conversations: that they are there, and what has changed in them since they began. Their
 * messages are elsewhere. Nothing here blocks; thread-safe.
 */
public interface ConversationStore {

  /** Keeps a new conversation. */
  CompletionStage<Conversation> create(Conversation conversation);

  /**
   * Finds a conversation.
   *
   * @param claimed the conversation as its token tells it, which is how it was when the token was
   *     issued
   * @return the conversation with what has changed since; empty where it was erased or outlived
   */
  CompletionStage<Optional<Conversation>> find(Conversation claimed);

  /** Says that a conversation is used now; it lives for a whole lifetime from here on. */
  CompletionStage<Void> touch(ConversationId id);
}
