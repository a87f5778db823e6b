package org.homeservices.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;

/** A store that passes everything on to another, for tests that change some of it. */
public abstract class PassingConversations implements ConversationStore {
  private final ConversationStore store;

  protected PassingConversations(ConversationStore store) {
    this.store = store;
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
  public void forget(ConversationId id) {
    store.forget(id);
  }

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    return store.change(id, from, to);
  }

  @Override
  public CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant lost) {
    return store.call(id, from, now, lost);
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return store.taken(id);
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

  @Override
  public CompletionStage<Boolean> close(ConversationId id, Instant now) {
    return store.close(id, now);
  }

  @Override
  public CompletionStage<Boolean> rate(ConversationId id, Rating rating) {
    return store.rate(id, rating);
  }

  @Override
  public CompletionStage<Optional<ConversationRecord>> record(ConversationId id) {
    return store.record(id);
  }

  @Override
  public CompletionStage<Optional<Conversation>> openOf(String user, Instant usedSince) {
    return store.openOf(user, usedSince);
  }

  @Override
  public CompletionStage<Void> erase(ConversationId id, Instant now) {
    return store.erase(id, now);
  }

  @Override
  public CompletionStage<Void> empty(ConversationId id) {
    return store.empty(id);
  }

  @Override
  public CompletionStage<Void> swept(ConversationId id) {
    return store.swept(id);
  }

  @Override
  public CompletionStage<List<ConversationId>> unswept(Instant erasedBefore, int most) {
    return store.unswept(erasedBefore, most);
  }

  @Override
  public CompletionStage<List<ConversationId>> closeUnused(
      Instant usedBefore, Instant now, int most) {
    return store.closeUnused(usedBefore, now, most);
  }

  @Override
  public CompletionStage<List<ConversationId>> unused(Instant usedBefore, int most) {
    return store.unused(usedBefore, most);
  }

  @Override
  public CompletionStage<Integer> forgetErased(Instant erasedBefore, int most) {
    return store.forgetErased(erasedBefore, most);
  }
}
