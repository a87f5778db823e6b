package org.homeservices.conversation.jpa;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;
import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.homeservices.database.Database;

/**
 * Seals anew what another key than the current one has sealed, so that the old secret can be
 * dropped. What cannot be opened stays as it is. Goes through all conversations once, from one call
 * to the next, each in a transaction of its own: what is written later has the current key, also on
 * nodes that start after this one, which go through all again. Not for several callers at once;
 * several nodes may do the same. Callbacks run on threads of the database.
 */
public final class Reseal {
  private static final String BEGINNING = "";

  private final Attempts attempts;
  private final SealedColumns columns;
  private volatile String last = BEGINNING;
  private volatile boolean done;

  /**
   * @param columns whose current key is to seal all
   */
  public Reseal(Database database, SealedColumns columns) {
    this.attempts = new Attempts(database);
    this.columns = columns;
  }

  /** Whether it has come to the end, and nothing is left to do. */
  public boolean isDone() {
    return done;
  }

  /**
   * Goes on until something was sealed anew.
   *
   * @param most so many conversations at once
   * @return how many rows were sealed anew; 0 when it has come to the end. Fails with what the
   *     database fails with; the next call goes on from there
   */
  public CompletionStage<Integer> reseal(int most) {
    return done
        ? completedStage(0)
        : attempts
            .inTransaction(manager -> ids(manager, most))
            .thenCompose(ids -> ids.isEmpty() ? completedStage(ended()) : reseal(ids, most));
  }

  private CompletionStage<Integer> reseal(List<String> ids, int most) {
    return attempts
        .inTransaction(manager -> stale(manager, ids))
        .thenCompose(stale -> resealEach(new ArrayDeque<>(stale), 0))
        .thenCompose(
            rows -> {
              last = ids.get(ids.size() - 1);
              return rows == 0 ? reseal(most) : completedStage(rows);
            });
  }

  private CompletionStage<Integer> resealEach(Queue<String> ids, int before) {
    String id = ids.poll();
    return id == null
        ? completedStage(before)
        : attempts
            .inTransaction(manager -> reseal(manager, id))
            .thenCompose(rows -> resealEach(ids, before + rows));
  }

  private int ended() {
    done = true;
    return 0;
  }

  private List<String> ids(EntityManager manager, int most) {
    return manager
        .createQuery(
            "SELECT c.id FROM ConversationRow c WHERE c.id > :last ORDER BY c.id", String.class)
        .setParameter("last", last)
        .setMaxResults(most)
        .getResultList();
  }

  private Collection<String> stale(EntityManager manager, List<String> ids) {
    TreeSet<String> stale = new TreeSet<>();
    for (String query :
        List.of(
            "SELECT c.id FROM ConversationRow c WHERE c.id IN :ids AND c.sealedBy <> :key"
                + " AND c.erasedAt IS NULL",
            "SELECT DISTINCT m.conversationId FROM MessageRow m"
                + " WHERE m.conversationId IN :ids AND m.sealedBy <> :key",
            "SELECT DISTINCT f.conversationId FROM FeedbackRow f"
                + " WHERE f.conversationId IN :ids AND f.sealedBy <> :key")) {
      stale.addAll(
          manager
              .createQuery(query, String.class)
              .setParameter("ids", ids)
              .setParameter("key", columns.keyName())
              .getResultList());
    }
    return stale;
  }

  /** The lock of the conversation keeps all others from writing to what belongs to it. */
  private int reseal(EntityManager manager, String id) {
    ConversationRow row = manager.find(ConversationRow.class, id, PESSIMISTIC_WRITE);
    if (row == null || row.isErased()) {
      return 0;
    }
    long messages =
        stale(manager, MessageRow.class, id).stream().filter(one -> one.reseal(columns)).count();
    long feedback =
        stale(manager, FeedbackRow.class, id).stream().filter(one -> one.reseal(columns)).count();
    int own = row.isSealedBy(columns.keyName()) || !row.reseal(columns) ? 0 : 1;
    return own + (int) (messages + feedback);
  }

  private <R> List<R> stale(EntityManager manager, Class<R> rows, String id) {
    String query =
        "SELECT r FROM %s r WHERE r.conversationId = :id AND r.sealedBy <> :key"
            .formatted(rows.getSimpleName());
    return manager
        .createQuery(query, rows)
        .setParameter("id", id)
        .setParameter("key", columns.keyName())
        .getResultList();
  }
}
