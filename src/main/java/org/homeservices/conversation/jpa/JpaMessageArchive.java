package org.homeservices.conversation.jpa;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.conversation.ArchiveUnavailable;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.database.Database;

/**
 * Messages in SQL, beside the rows of their conversations. A message that cannot be opened is left
 * out, but stays. Callbacks run on threads of the database.
 */
public final class JpaMessageArchive implements MessageArchive {
  private final Attempts attempts;
  private final SealedColumns columns;

  /** Beside a {@link JpaConversationStore} of the same. */
  public JpaMessageArchive(Database database, SealedColumns columns) {
    this.attempts = new Attempts(database);
    this.columns = columns;
  }

  @Override
  public CompletionStage<Void> keep(List<Filed> messages) {
    return attempts
        .inTransaction(manager -> new Filing(manager, columns).keep(messages))
        .<Void>thenApply(done -> null)
        .exceptionallyCompose(
            failure ->
                failedStage(
                    Attempts.isRefusal(failure) ? failure : new ArchiveUnavailable(failure)));
  }

  @Override
  public CompletionStage<Extent> extent(ConversationId id) {
    return surely(
        manager ->
            Optional.ofNullable(manager.find(ConversationRow.class, id.value()))
                .map(row -> new Extent(row.lastSeq(), row.completeSeq()))
                .orElse(Extent.NONE));
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> page(ConversationId id, long after, int limit) {
    String query =
        """
        SELECT m FROM MessageRow m
        WHERE m.conversationId = :id AND m.seq > :from
        ORDER BY m.conversationId, m.seq""";
    return surely(manager -> opened(manager, query, id, after, limit));
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> latest(ConversationId id, int limit) {
    String query =
        """
        SELECT m FROM MessageRow m
        WHERE m.conversationId = :id AND m.seq < :from
        ORDER BY m.conversationId DESC, m.seq DESC""";
    return surely(manager -> reversed(opened(manager, query, id, Long.MAX_VALUE, limit)));
  }

  /**
   * Goes on behind what cannot be opened, so that fewer than the limit are all there are. Sorted as
   * the key is, though all are of one conversation: H2 would read and sort all of them otherwise.
   */
  private List<ArchivedMessage> opened(
      EntityManager manager, String query, ConversationId id, long start, int limit) {
    List<ArchivedMessage> opened = new ArrayList<>();
    long from = start;
    int missing = limit;
    while (missing > 0) {
      List<MessageRow> rows = rows(manager, query, id, from, missing);
      rows.forEach(row -> row.message(columns).ifPresent(opened::add));
      from = rows.isEmpty() ? from : rows.get(rows.size() - 1).seq();
      missing = rows.size() < missing ? 0 : limit - opened.size();
    }
    return opened;
  }

  private static List<MessageRow> rows(
      EntityManager manager, String query, ConversationId id, long from, int limit) {
    return manager
        .createQuery(query, MessageRow.class)
        .setParameter("id", id.value())
        .setParameter("from", from)
        .setMaxResults(limit)
        .getResultList();
  }

  private static <T> List<T> reversed(List<T> list) {
    Collections.reverse(list);
    return list;
  }

  @Override
  public CompletionStage<List<Conversation>> used(
      Instant since, Optional<ConversationId> after, int limit) {
    String query =
        """
        SELECT c FROM ConversationRow c
        WHERE c.id > :after AND c.usedAt >= :since AND c.erasedAt IS NULL
        ORDER BY c.id""";
    return surely(
        manager ->
            manager
                .createQuery(query, ConversationRow.class)
                .setParameter("after", after.map(ConversationId::value).orElse(""))
                .setParameter("since", since.toEpochMilli())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> row.conversation(columns))
                .toList());
  }

  private <T> CompletionStage<T> surely(Function<EntityManager, T> work) {
    return attempts
        .inTransaction(work)
        .exceptionallyCompose(failure -> failedStage(new ArchiveUnavailable(failure)));
  }
}
