package org.homeservices.conversation.jpa;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.lang.System.Logger.Level.ERROR;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.MessageArchive.Filed;

/**
 * Files messages in one transaction. The rows of their conversations are locked first, in the order
 * of their ids: whoever files for the same ones waits, and nobody waits in a circle.
 */
final class Filing {
  private static final System.Logger LOGGER = System.getLogger(Filing.class.getName());

  private final EntityManager manager;
  private final SealedColumns columns;

  Filing(EntityManager manager, SealedColumns columns) {
    this.manager = manager;
    this.columns = columns;
  }

  /**
   * Files messages.
   *
   * @return how many were not there before
   */
  int keep(List<Filed> messages) {
    SortedMap<String, List<Filed>> byConversation =
        messages.stream()
            .collect(groupingBy(one -> one.conversation().id().value(), TreeMap::new, toList()));
    Map<String, ConversationRow> rows = locked(byConversation.keySet());
    byConversation.values().forEach(filed -> make(rows, filed.get(0).conversation()));
    Map<String, Set<Long>> scattered = scattered(rows, byConversation);
    return byConversation.entrySet().stream()
        .mapToInt(
            one ->
                keep(
                    requireNonNull(rows.get(one.getKey())),
                    one.getValue(),
                    scattered.getOrDefault(one.getKey(), Set.of())))
        .sum();
  }

  /** Written at once, one after the other: a provider has an order of its own, and may wait. */
  private void make(Map<String, ConversationRow> rows, Conversation conversation) {
    String id = conversation.id().value();
    if (!rows.containsKey(id)) {
      ConversationRow made = new ConversationRow(id, conversation.createdAt().toEpochMilli());
      made.fill(conversation, columns);
      manager.persist(made);
      manager.flush();
      rows.put(id, made);
    }
  }

  private Map<String, ConversationRow> locked(Collection<String> ids) {
    if (ids.isEmpty()) {
      return new HashMap<>();
    }
    return manager
        .createQuery(
            "SELECT c FROM ConversationRow c WHERE c.id IN :ids ORDER BY c.id",
            ConversationRow.class)
        .setParameter("ids", padded(ids))
        .setLockMode(PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .collect(
            toMap(row -> row.id().value(), Function.identity(), (one, same) -> one, HashMap::new));
  }

  /** As many as a power of two, so that the database sees few different statements. */
  private static List<String> padded(Collection<String> ids) {
    List<String> padded = new ArrayList<>(ids);
    while (Integer.bitCount(padded.size()) > 1) {
      padded.add(padded.get(0));
    }
    return padded;
  }

  /**
   * What is there behind holes, by conversation; looked for where a message may be among it, and
   * before any is added: a query in between would have those written one by one.
   */
  private Map<String, Set<Long>> scattered(
      Map<String, ConversationRow> rows, Map<String, List<Filed>> byConversation) {
    List<String> ids =
        byConversation.entrySet().stream()
            .filter(one -> mayBeThere(requireNonNull(rows.get(one.getKey())), one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return ids.isEmpty() ? Map.of() : scattered(ids);
  }

  private static boolean mayBeThere(ConversationRow row, List<Filed> filed) {
    return filed.stream()
        .mapToLong(one -> one.message().seq())
        .anyMatch(seq -> seq > row.completeSeq() && seq <= row.lastSeq());
  }

  private Map<String, Set<Long>> scattered(List<String> ids) {
    return manager
        .createQuery(
            """
            SELECT m.conversationId, m.seq FROM ConversationRow c, MessageRow m
            WHERE c.id IN :ids AND m.conversationId = c.id AND m.seq > c.completeSeq""",
            Object[].class)
        .setParameter("ids", padded(ids))
        .getResultList()
        .stream()
        .collect(groupingBy(row -> (String) row[0], mapping(row -> (Long) row[1], toSet())));
  }

  private int keep(ConversationRow row, List<Filed> filed, Set<Long> scattered) {
    if (row.isErased()) {
      return 0;
    }
    row.fill(filed.get(0).conversation(), columns);
    Map<Long, ArchivedMessage> fresh = fresh(row, filed, scattered);
    fresh.values().forEach(one -> manager.persist(new MessageRow(row.id().value(), one, columns)));
    filed.forEach(one -> row.use(one.message().at().toEpochMilli()));
    return fresh.size();
  }

  /** Those that are not there; the row knows of them from now on. */
  private Map<Long, ArchivedMessage> fresh(
      ConversationRow row, List<Filed> filed, Set<Long> scattered) {
    SortedMap<Long, ArchivedMessage> fresh = new TreeMap<>();
    filed.stream()
        .map(Filed::message)
        .filter(one -> one.seq() > row.completeSeq() && !scattered.contains(one.seq()))
        .forEach(one -> fresh.putIfAbsent(one.seq(), one));
    row.extend(fresh.keySet(), scattered);
    tellOfOthers(
        row, filed.stream().map(Filed::message).filter(one -> !fresh.containsKey(one.seq())));
    return fresh;
  }

  /** A history that was lost while nobody noticed gives a number that is taken once more. */
  private void tellOfOthers(ConversationRow row, Stream<ArchivedMessage> known) {
    known
        .filter(one -> !isThere(row, one))
        .forEach(
            one ->
                LOGGER.log(
                    ERROR,
                    "message not archived, another has its place conversation={0} seq={1}",
                    row.id().value(),
                    one.seq()));
  }

  private boolean isThere(ConversationRow row, ArchivedMessage message) {
    MessageKey key = new MessageKey(row.id().value(), message.seq());
    MessageRow there = manager.find(MessageRow.class, key);
    return there == null || there.isOf(message.id());
  }
}
