package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;

/** Conversations whose store fails as the test wants it, with or without having done its work. */
final class ShakyConversations implements ConversationStore {
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger unheard = new AtomicInteger();
  private final AtomicInteger unnoted = new AtomicInteger();
  private final ConversationStore store;

  ShakyConversations(ConversationStore store) {
    this.store = store;
  }

  /** So many more changes of who answers fail. */
  void failChanges(int count) {
    lost.set(count);
  }

  /** So many more changes of who answers are made, and fail all the same. */
  void failAfterChanges(int count) {
    unheard.set(count);
  }

  /** So many more calls that are taken cannot be noted. */
  void failNotes(int count) {
    unnoted.set(count);
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    return store.create(conversation);
  }

  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return store.find(claimed);
  }

  @Override
  public void doubt(ConversationId id) {
    store.doubt(id);
  }

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    if (isNext(lost)) {
      return away(id);
    }
    CompletionStage<Boolean> changed = store.change(id, from, to);
    return isNext(unheard) ? away(id) : changed;
  }

  @Override
  public CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant before) {
    return store.call(id, from, now, before);
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return isNext(unnoted) ? away(id) : store.taken(id);
  }

  @Override
  public CompletionStage<Void> keep(ConversationId id, Feedback feedback) {
    return store.keep(id, feedback);
  }

  @Override
  public CompletionStage<List<Feedback>> feedback(ConversationId id) {
    return store.feedback(id);
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    return store.touch(id);
  }

  private static boolean isNext(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private static <T> CompletionStage<T> away(ConversationId id) {
    return failedStage(new ConversationsUnavailable(id));
  }
}
