package org.homeservices.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the messages of all conversations for as long as those are kept. Nothing here blocks; every
 * stage fails with {@link ArchiveUnavailable} where the archive is out of reach. Thread-safe.
 */
public interface MessageArchive {

  /** A message and the conversation it was said in, as that is known where it was said. */
  record Filed(Conversation conversation, ArchivedMessage message) {}

  /**
   * How far a conversation is kept.
   *
   * @param last the greatest seq there is, 0 where there is none
   * @param complete up to this seq none is missing
   */
  record Extent(long last, long complete) {
    /** Nothing is kept. */
    public static final Extent NONE = new Extent(0, 0);
  }

  /**
   * Keeps messages, all or none; also says that their conversations were used then, and makes those
   * known that are not. What is kept already, under the same seq, stays as it is; what belongs to
   * an erased conversation is dropped.
   *
   * @param messages of any conversations, in any order
   * @return completed when they are durable; fails with something else than {@link
   *     ArchiveUnavailable} where one of them can never be kept
   */
  CompletionStage<Void> keep(List<Filed> messages);

  /** How far a conversation is kept. */
  CompletionStage<Extent> extent(ConversationId id);

  /** Those with a greater seq than {@code after}, the earliest first, at most {@code limit}. */
  CompletionStage<List<ArchivedMessage>> page(ConversationId id, long after, int limit);

  /** The latest, the earliest of them first, at most {@code limit}. */
  CompletionStage<List<ArchivedMessage>> latest(ConversationId id, int limit);

  /**
   * Conversations, one page after the other; also those of which no message is kept yet.
   *
   * @param since only those that were used then or later
   * @param after the last one of the page before; empty for the first page
   */
  CompletionStage<List<Conversation>> used(
      Instant since, Optional<ConversationId> after, int limit);
}
