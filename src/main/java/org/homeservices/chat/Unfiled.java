package org.homeservices.chat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive.Filed;
import org.jspecify.annotations.Nullable;

/**
 * The messages that the archive does not have yet, in order: those on their way, in parts that are
 * kept one after the other, and those that wait. Guarded by its owner's lock.
 */
final class Unfiled {
  private static final int MOST_IN_BATCH = 500;

  private final ArchiveSettings settings;
  private final Deque<List<Filed>> onTheirWay = new ArrayDeque<>();
  private final Deque<Filed> waiting = new ArrayDeque<>();
  private final Map<Place, CompletableFuture<Void>> promises = new HashMap<>();
  private int characters;

  private record Place(ConversationId conversation, long seq) {
    static Place of(Filed filed) {
      return new Place(filed.conversation().id(), filed.message().seq());
    }
  }

  Unfiled(ArchiveSettings settings) {
    this.settings = settings;
  }

  void add(Filed filed) {
    waiting.addLast(filed);
    characters += filed.message().text().length();
    if (settings.awaited()) {
      promises.put(Place.of(filed), new CompletableFuture<>());
    }
  }

  /** What completes when a message is kept; null where it is, or nobody waits for it. */
  @Nullable CompletableFuture<Void> promise(ConversationId id, long seq) {
    return promises.get(new Place(id, seq));
  }

  boolean isFull() {
    return waiting.size() >= settings.mostMessages() || characters >= settings.mostCharacters();
  }

  boolean isEmpty() {
    return waiting.isEmpty() && onTheirWay.isEmpty();
  }

  /** Whether what waits is worth a transaction at once. */
  boolean hasBatch() {
    return waiting.size() >= MOST_IN_BATCH;
  }

  int size() {
    return waiting.size() + onTheirWay.stream().mapToInt(List::size).sum();
  }

  /** What is to be kept next; it is on its way then. Empty where there is nothing. */
  List<Filed> next() {
    if (onTheirWay.isEmpty() && !waiting.isEmpty()) {
      List<Filed> batch = new ArrayList<>();
      while (batch.size() < MOST_IN_BATCH && !waiting.isEmpty()) {
        Filed first = waiting.removeFirst();
        characters -= first.message().text().length();
        batch.add(first);
      }
      onTheirWay.add(List.copyOf(batch));
    }
    return onTheirWay.isEmpty() ? List.of() : onTheirWay.getFirst();
  }

  /** What was on its way has arrived, or is given up; hands out who waits for it. */
  List<CompletableFuture<Void>> arrived() {
    return onTheirWay.removeFirst().stream()
        .flatMap(filed -> Stream.ofNullable(promises.remove(Place.of(filed))))
        .toList();
  }

  /** What was on its way goes in two parts. */
  void split() {
    List<Filed> part = onTheirWay.removeFirst();
    onTheirWay.addFirst(part.subList(part.size() / 2, part.size()));
    onTheirWay.addFirst(part.subList(0, part.size() / 2));
  }

  /** Forgets all that waits; returns the conversations it belonged to. */
  Set<ConversationId> dropWaiting() {
    Set<ConversationId> dropped = new LinkedHashSet<>();
    waiting.forEach(filed -> dropped.add(filed.conversation().id()));
    waiting.clear();
    characters = 0;
    return dropped;
  }

  /** Forgets what waits of one conversation; hands out who waits for it. */
  List<CompletableFuture<Void>> forget(ConversationId id) {
    List<Filed> forgotten =
        waiting.stream().filter(filed -> filed.conversation().id().equals(id)).toList();
    waiting.removeAll(forgotten);
    forgotten.forEach(filed -> characters -= filed.message().text().length());
    return forgotten.stream()
        .flatMap(filed -> Stream.ofNullable(promises.remove(Place.of(filed))))
        .toList();
  }

  /** The messages of one conversation, in order. */
  List<ArchivedMessage> of(ConversationId id) {
    return all().filter(filed -> filed.conversation().id().equals(id)).map(Filed::message).toList();
  }

  Set<ConversationId> conversations() {
    Set<ConversationId> all = new LinkedHashSet<>();
    all().forEach(filed -> all.add(filed.conversation().id()));
    return all;
  }

  /** Hands out all who wait for anything; nobody waits any more. */
  List<CompletableFuture<Void>> allPromises() {
    List<CompletableFuture<Void>> all = List.copyOf(promises.values());
    promises.clear();
    return all;
  }

  private Stream<Filed> all() {
    return Stream.concat(onTheirWay.stream().flatMap(Collection::stream), waiting.stream());
  }
}
