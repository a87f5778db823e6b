package org.homeservices.conversation.jpa;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.lang.System.Logger.Level.ERROR;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

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
    return byConversation.values().stream().mapToInt(filed -> keep(rows, filed)).sum();
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

  private int keep(Map<String, ConversationRow> rows, List<Filed> filed) {
    Conversation conversation = filed.get(0).conversation();
    String id = conversation.id().value();
    ConversationRow row = requireNonNull(rows.get(id));
    if (row.isErased()) {
      return 0;
    }
    row.fill(conversation, columns);
    Map<Long, ArchivedMessage> fresh = fresh(row, filed);
    fresh.values().forEach(one -> manager.persist(new MessageRow(id, one, columns)));
    filed.forEach(one -> row.use(one.message().at().toEpochMilli()));
    return fresh.size();
  }

  /** Those that are not there; the row knows of them from now on. */
  private Map<Long, ArchivedMessage> fresh(ConversationRow row, List<Filed> filed) {
    Map<Long, ArchivedMessage> fresh = unkept(row, filed);
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

  private Map<Long, ArchivedMessage> unkept(ConversationRow row, List<Filed> filed) {
    SortedMap<Long, ArchivedMessage> fresh = new TreeMap<>();
    filed.stream()
        .map(Filed::message)
        .filter(one -> one.seq() > row.completeSeq())
        .forEach(one -> fresh.putIfAbsent(one.seq(), one));
    Set<Long> scattered = scattered(row, fresh);
    fresh.keySet().removeAll(scattered);
    row.extend(fresh.keySet(), scattered);
    return fresh;
  }

  /** What is there behind a hole; looked for only where a message may be among it. */
  private Set<Long> scattered(ConversationRow row, SortedMap<Long, ArchivedMessage> fresh) {
    return fresh.isEmpty() || fresh.firstKey() > row.lastSeq()
        ? Set.of()
        : Set.copyOf(
            manager
                .createQuery(
                    "SELECT m.seq FROM MessageRow m WHERE m.conversationId = :id AND m.seq > :seq",
                    Long.class)
                .setParameter("id", row.id().value())
                .setParameter("seq", row.completeSeq())
                .getResultList());
  }
}
