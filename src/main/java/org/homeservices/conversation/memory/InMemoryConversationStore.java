package org.homeservices.conversation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.StoredMessage;

/** Conversations of this node, forgotten when they have outlived their time. */
public final class InMemoryConversationStore implements ConversationStore {
  private final ConcurrentMap<ConversationId, Kept> kept = new ConcurrentHashMap<>();
  private final Duration lifetime;
  private final Clock clock;

  private record Kept(
      Conversation conversation, ConcurrentNavigableMap<Long, StoredMessage> messages) {}

  /**
   * @param lifetime how long a conversation can be resumed after its latest message, or after it
   *     began
   */
  public InMemoryConversationStore(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    kept.put(conversation.id(), new Kept(conversation, new ConcurrentSkipListMap<>()));
    return completedStage(conversation);
  }

  @Override
  public CompletionStage<Optional<Conversation>> find(ConversationId id) {
    return completedStage(alive(id).map(Kept::conversation));
  }

  @Override
  public CompletionStage<Void> append(ConversationId id, StoredMessage message) {
    alive(id).ifPresent(there -> there.messages().putIfAbsent(message.seq(), message));
    return completedStage(null);
  }

  @Override
  public CompletionStage<List<StoredMessage>> messages(ConversationId id, long after, int limit) {
    return completedStage(
        alive(id).map(there -> page(there.messages(), after, limit)).orElseGet(List::of));
  }

  /** Drops the conversations that have outlived their time. */
  public void forgetOutlived() {
    kept.values().removeIf(conversation -> !isAlive(conversation));
  }

  private static List<StoredMessage> page(
      ConcurrentNavigableMap<Long, StoredMessage> messages, long after, int limit) {
    return messages.tailMap(after, false).values().stream().limit(limit).toList();
  }

  private Optional<Kept> alive(ConversationId id) {
    return Optional.ofNullable(kept.get(id)).filter(this::isAlive);
  }

  private boolean isAlive(Kept candidate) {
    Instant began = candidate.conversation().createdAt();
    Map.Entry<Long, StoredMessage> latest = candidate.messages().lastEntry();
    Instant wrote = latest == null ? began : latest.getValue().message().at();
    Instant lastUse = wrote.isAfter(began) ? wrote : began;
    return clock.instant().isBefore(lastUse.plus(lifetime));
  }
}
