package org.homeservices.conversation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Keeps conversations and their messages. Nothing here blocks; thread-safe. */
public interface ConversationStore {

  /** Keeps a new conversation. */
  CompletionStage<Conversation> create(Conversation conversation);

  /** Finds a conversation that was created and has not been erased or outlived. */
  CompletionStage<Optional<Conversation>> find(ConversationId id);

  /**
   * Keeps a message in its place. The same {@code seq} again changes nothing; a message of a
   * conversation that is not there is dropped.
   */
  CompletionStage<Void> append(ConversationId id, StoredMessage message);

  /**
   * A page of messages, oldest first.
   *
   * @param after messages with a greater {@code seq}
   * @param limit at most so many, 1 or more
   */
  CompletionStage<List<StoredMessage>> messages(ConversationId id, long after, int limit);
}
