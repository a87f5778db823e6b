package org.homeservices.conversation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;

/** Messages of this node's conversations, beside the store that knows which were erased. */
public final class InMemoryMessageArchive implements MessageArchive {
  private final InMemoryConversationStore store;

  // Guarded by this.
  private final Map<ConversationId, NavigableMap<Long, ArchivedMessage>> messages = new HashMap<>();

  InMemoryMessageArchive(InMemoryConversationStore store) {
    this.store = store;
  }

  @Override
  public synchronized CompletionStage<Void> keep(List<Filed> filed) {
    filed.stream()
        .filter(one -> store.use(one.conversation(), one.message().at()))
        .forEach(this::add);
    return completedStage(null);
  }

  private void add(Filed one) {
    messages
        .computeIfAbsent(one.conversation().id(), id -> new TreeMap<>())
        .putIfAbsent(one.message().seq(), one.message());
  }

  @Override
  public synchronized CompletionStage<Extent> extent(ConversationId id) {
    NavigableMap<Long, ArchivedMessage> kept = of(id);
    long complete = 0;
    while (kept.containsKey(complete + 1)) {
      complete++;
    }
    return completedStage(kept.isEmpty() ? Extent.NONE : new Extent(kept.lastKey(), complete));
  }

  @Override
  public synchronized CompletionStage<List<ArchivedMessage>> page(
      ConversationId id, long after, int limit) {
    return completedStage(of(id).tailMap(after, false).values().stream().limit(limit).toList());
  }

  @Override
  public synchronized CompletionStage<List<ArchivedMessage>> latest(ConversationId id, int limit) {
    NavigableMap<Long, ArchivedMessage> kept = of(id);
    return completedStage(kept.values().stream().skip(Math.max(0, kept.size() - limit)).toList());
  }

  @Override
  public synchronized CompletionStage<List<Conversation>> used(
      Instant since, Optional<ConversationId> after, int limit) {
    return completedStage(
        store.usedSince(since).stream()
            .filter(one -> after.isEmpty() || one.id().value().compareTo(after.get().value()) > 0)
            .sorted(Comparator.comparing(one -> one.id().value()))
            .limit(limit)
            .toList());
  }

  synchronized void erase(ConversationId id) {
    messages.remove(id);
  }

  private NavigableMap<Long, ArchivedMessage> of(ConversationId id) {
    return messages.getOrDefault(id, new TreeMap<>());
  }
}
