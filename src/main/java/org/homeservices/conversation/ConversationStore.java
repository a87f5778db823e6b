package org.homeservices.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps conversations: that they are there, and what has changed in them since they began. Their
 * messages are in the {@link MessageArchive} beside it, which erases them with their conversation.
 * Nothing here blocks; thread-safe.
 */
public interface ConversationStore {

  /** Keeps a new conversation. */
  CompletionStage<Conversation> create(Conversation conversation);

  /**
   * Finds a conversation. A change on another node may be seen some seconds late, unless this node
   * is told to {@link #doubt} what it knows.
   *
   * @param claimed the conversation as its token tells it, which is how it was when the token was
   *     issued
   * @return the conversation with what has changed since; empty where it was erased or outlived
   */
  CompletionStage<Optional<Conversation>> find(Conversation claimed);

  /** Finds a conversation with all that has changed until now, on whatever node. */
  default CompletionStage<Optional<Conversation>> findAnew(Conversation claimed) {
    doubt(claimed.id());
    return find(claimed);
  }

  /** Something has changed in a conversation elsewhere: what is known of it here does not count. */
  void doubt(ConversationId id);

  /** A conversation was erased elsewhere: nothing of it is kept on this node. */
  void forget(ConversationId id);

  /**
   * Has others answer in a conversation, in one step: of several who want the same one gets it.
   *
   * @param from who answers now
   * @return whether it was changed; false where {@code from} do not answer any more. Fails with
   *     {@link ConversationsUnavailable}; then it may have been changed all the same
   */
  CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to);

  /**
   * Has a visitor wait for a person who is called now, in one step like {@link #change}. Who waits
   * already may be called for again, where nobody has {@link #taken} the call before, and it is
   * lost.
   *
   * @param from who answers now: the assistant, or those who are waited for
   * @param now when it is called
   * @param lost calls of before then are lost, unless somebody has taken them
   * @return whether it is to be called. Fails with {@link ConversationsUnavailable}; then the
   *     visitor may wait all the same
   */
  CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant lost);

  /**
   * Notes that the call of a visitor who waits was taken. Fails with {@link
   * ConversationsUnavailable}.
   */
  CompletionStage<Void> taken(ConversationId id);

  /**
   * Keeps what a visitor thinks of a message, in the place of what the visitor thought before. It
   * lives as long as the conversation. Fails with {@link ConversationsUnavailable}.
   */
  CompletionStage<Void> keep(ConversationId id, Feedback feedback);

  /**
   * What the visitor thinks of messages, one for each, in no order. Fails with {@link
   * ConversationsUnavailable}.
   */
  CompletionStage<List<Feedback>> feedback(ConversationId id);

  /** Says that a conversation is used now; it lives for a whole lifetime from here on. */
  CompletionStage<Void> touch(ConversationId id);

  /**
   * Ends a conversation for good, whoever answers in it.
   *
   * @return whether it was open until now. Fails with {@link ConversationsUnavailable}
   */
  CompletionStage<Boolean> close(ConversationId id, Instant now);

  /**
   * Keeps what a visitor thinks of a conversation, open or not, in the place of what the visitor
   * thought before.
   *
   * @return whether the score is another than before. Fails with {@link ConversationsUnavailable}
   */
  CompletionStage<Boolean> rate(ConversationId id, Rating rating);

  /**
   * All that is kept of a conversation; empty where there is none, or it was erased. Fails with
   * {@link ConversationsUnavailable}.
   */
  CompletionStage<Optional<ConversationRecord>> record(ConversationId id);

  /**
   * The conversation that a known user used last, if it is open and not outlived.
   *
   * @param user as {@link Visitor#user()}
   * @param usedSince no earlier than this
   * @return fails with a {@link ConversationsUnavailable} that names no conversation
   */
  CompletionStage<Optional<Conversation>> openOf(String user, Instant usedSince);

  /**
   * Erases what a conversation is, but for the fact that it was erased: from now on it is not found
   * any more, nothing of it can be kept, and its archive takes nothing. It is {@link #unswept}
   * until somebody says that it is {@link #swept}. Fails with {@link ConversationsUnavailable}.
   */
  CompletionStage<Void> erase(ConversationId id, Instant now);

  /**
   * Erases all that was kept of a conversation that was erased: its messages in the archive, and
   * what was thought of them. Done in parts; where it is interrupted the next call goes on. Fails
   * with {@link ConversationsUnavailable}.
   */
  CompletionStage<Void> empty(ConversationId id);

  /**
   * Says that nothing is left of a conversation that was erased, wherever something was. Fails with
   * {@link ConversationsUnavailable}.
   */
  CompletionStage<Void> swept(ConversationId id);

  /**
   * The ids of conversations that were erased before some time, and of which something may be left,
   * at most {@code most}. Fails with {@link ConversationsUnavailable}.
   */
  CompletionStage<List<ConversationId>> unswept(Instant erasedBefore, int most);

  /**
   * Ends conversations that nobody has used for long.
   *
   * @param usedBefore those that were last used before this
   * @param most so many at once
   * @return those that were open until now. Fails with {@link ConversationsUnavailable}
   */
  CompletionStage<List<ConversationId>> closeUnused(Instant usedBefore, Instant now, int most);

  /**
   * The ids of conversations that were last used before some time and are not erased, the longest
   * unused first, at most {@code most}. Fails with {@link ConversationsUnavailable}.
   */
  CompletionStage<List<ConversationId>> unused(Instant usedBefore, int most);

  /**
   * Forgets that conversations were erased and swept, when no token of theirs can be valid any
   * more.
   *
   * @return how many. Fails with {@link ConversationsUnavailable}
   */
  CompletionStage<Integer> forgetErased(Instant erasedBefore, int most);
}
