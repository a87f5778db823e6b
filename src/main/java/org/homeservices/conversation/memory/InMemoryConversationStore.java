package org.homeservices.conversation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;

/** Conversations of this node, forgotten when they have outlived their time. */
public final class InMemoryConversationStore implements ConversationStore {
  private final ConcurrentMap<ConversationId, Kept> kept = new ConcurrentHashMap<>();
  private final Duration lifetime;
  private final Clock clock;

  private record Kept(Conversation conversation, Instant lastUse) {}

  /**
   * @param lifetime how long a conversation can be resumed after its latest use, or after it began
   */
  public InMemoryConversationStore(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    kept.put(conversation.id(), new Kept(conversation, clock.instant()));
    return completedStage(conversation);
  }

  /** Only what was created here is there, whatever a token claims. */
  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return completedStage(
        Optional.ofNullable(kept.get(claimed.id())).filter(this::isAlive).map(Kept::conversation));
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    kept.computeIfPresent(
        id, (same, there) -> isAlive(there) ? new Kept(there.conversation(), now()) : there);
    return completedStage(null);
  }

  /** Drops the conversations that have outlived their time. */
  public void forgetOutlived() {
    kept.values().removeIf(conversation -> !isAlive(conversation));
  }

  private boolean isAlive(Kept candidate) {
    return now().isBefore(candidate.lastUse().plus(lifetime));
  }

  private Instant now() {
    return clock.instant();
  }
}
