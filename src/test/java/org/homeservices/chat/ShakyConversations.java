package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.homeservices.testing.PassingConversations;

/** Conversations whose store fails as the test wants it, with or without having done its work. */
final class ShakyConversations extends PassingConversations {
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger unheard = new AtomicInteger();
  private final Set<ConversationId> unerasable = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unemptied = new AtomicInteger();
  private final AtomicInteger unrated = new AtomicInteger();
  private final AtomicInteger unnoted = new AtomicInteger();

  ShakyConversations(ConversationStore store) {
    super(store);
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
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    if (isNext(lost)) {
      return away(id);
    }
    CompletionStage<Boolean> changed = super.change(id, from, to);
    return isNext(unheard) ? away(id) : changed;
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return isNext(unnoted) ? away(id) : super.taken(id);
  }

  /** So many more ratings are not kept. */
  void failRatings(int count) {
    unrated.set(count);
  }

  @Override
  public CompletionStage<Boolean> rate(ConversationId id, Rating rating) {
    return isNext(unrated) ? away(id) : super.rate(id, rating);
  }

  /** A conversation cannot be erased, until it can again. */
  void failErasureOf(ConversationId id, boolean fails) {
    boolean unused = fails ? unerasable.add(id) : unerasable.remove(id);
  }

  @Override
  public CompletionStage<Void> erase(ConversationId id, Instant now) {
    return unerasable.contains(id) ? away(id) : super.erase(id, now);
  }

  /** So many more times what an erased conversation has left stays. */
  void failEmptying(int count) {
    unemptied.set(count);
  }

  @Override
  public CompletionStage<Void> empty(ConversationId id) {
    return isNext(unemptied) ? away(id) : super.empty(id);
  }

  private static boolean isNext(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private static <T> CompletionStage<T> away(ConversationId id) {
    return failedStage(new ConversationsUnavailable(id));
  }
}
