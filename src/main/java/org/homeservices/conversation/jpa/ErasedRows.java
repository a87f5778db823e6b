package org.homeservices.conversation.jpa;

import static org.homeservices.conversation.jpa.ConversationState.SWEPT;
import static org.homeservices.conversation.jpa.ConversationState.UNSWEPT;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.homeservices.conversation.ConversationId;

/**
 * What is done with conversations that were erased. Nothing is written to what belonged to them any
 * more, so that no lock is needed.
 */
final class ErasedRows {
  /** A transaction of so many rows holds nobody up. */
  static final int PART = 1_000;

  private ErasedRows() {}

  /**
   * Deletes a part of what belonged to a conversation; nothing where it was not erased.
   *
   * @return whether there may be more
   */
  static boolean deletePart(EntityManager manager, ConversationId id) {
    ConversationRow row = manager.find(ConversationRow.class, id.value());
    return row != null
        && row.isErased()
        && (deletePart(manager, "MessageRow", "seq", id)
            || deletePart(manager, "FeedbackRow", "messageId", id));
  }

  private static boolean deletePart(
      EntityManager manager, String rows, String key, ConversationId id) {
    List<?> part =
        manager
            .createQuery(
                "SELECT r.%2$s FROM %1$s r WHERE r.conversationId = :id ORDER BY r.%2$s"
                    .formatted(rows, key))
            .setParameter("id", id.value())
            .setMaxResults(PART)
            .getResultList();
    if (!part.isEmpty()) {
      manager
          .createQuery(
              "DELETE FROM %1$s r WHERE r.conversationId = :id AND r.%2$s <= :last"
                  .formatted(rows, key))
          .setParameter("id", id.value())
          .setParameter("last", part.get(part.size() - 1))
          .executeUpdate();
    }
    return part.size() == PART;
  }

  /** Says that nothing belongs to a conversation any more. */
  static int swept(EntityManager manager, ConversationId id) {
    String statement =
        """
        UPDATE ConversationRow c SET c.usedAt = :swept
        WHERE c.id = :id AND c.erasedAt IS NOT NULL""";
    return manager
        .createQuery(statement)
        .setParameter("id", id.value())
        .setParameter("swept", SWEPT)
        .executeUpdate();
  }

  static List<ConversationId> unswept(EntityManager manager, Instant erasedBefore, int most) {
    return ids(manager, UNSWEPT, erasedBefore, most).stream().map(ConversationId::new).toList();
  }

  static int forget(EntityManager manager, Instant erasedBefore, int most) {
    List<String> ids = ids(manager, SWEPT, erasedBefore, most);
    return ids.isEmpty()
        ? 0
        : manager
            .createQuery("DELETE FROM ConversationRow c WHERE c.id IN :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }

  private static List<String> ids(EntityManager manager, long use, Instant before, int most) {
    String query =
        "SELECT c.id FROM ConversationRow c WHERE c.usedAt = :use AND c.erasedAt < :before";
    return manager
        .createQuery(query, String.class)
        .setParameter("use", use)
        .setParameter("before", before.toEpochMilli())
        .setMaxResults(most)
        .getResultList();
  }
}
