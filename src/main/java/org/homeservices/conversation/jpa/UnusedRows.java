package org.homeservices.conversation.jpa;

import static org.homeservices.conversation.jpa.ConversationState.SWEPT;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;

/** Finds conversations by their use, and by who has used them. */
final class UnusedRows {
  private static final String CLOSED = Mode.CLOSED.name();

  /** Listed, not as all but the closed ones: an index can find these. */
  private static final List<String> OPEN =
      Arrays.stream(Mode.values()).filter(mode -> mode != Mode.CLOSED).map(Mode::name).toList();

  private final SealedColumns columns;

  UnusedRows(SealedColumns columns) {
    this.columns = columns;
  }

  Optional<Conversation> openOf(EntityManager manager, String user, Instant usedSince, long alive) {
    String query =
        """
        SELECT c FROM ConversationRow c
        WHERE c.visitorUser = :user AND c.usedAt >= :since AND c.usedAt > :alive
          AND c.answeredBy <> :closed AND c.erasedAt IS NULL
        ORDER BY c.usedAt DESC""";
    return manager
        .createQuery(query, ConversationRow.class)
        .setParameter("user", user)
        .setParameter("since", usedSince.toEpochMilli())
        .setParameter("alive", alive)
        .setParameter("closed", CLOSED)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(row -> row.conversation(columns));
  }

  /** Each is looked at again: it may be used meanwhile. */
  List<ConversationId> close(EntityManager manager, Instant usedBefore, Instant now, int most) {
    String query =
        """
        SELECT c.id FROM ConversationRow c
        WHERE c.answeredBy IN :open AND c.usedAt < :before AND c.erasedAt IS NULL""";
    return manager
        .createQuery(query, String.class)
        .setParameter("before", usedBefore.toEpochMilli())
        .setParameter("open", OPEN)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .sorted()
        .filter(id -> closes(manager, id, usedBefore, now))
        .map(ConversationId::new)
        .toList();
  }

  private static boolean closes(EntityManager manager, String id, Instant usedBefore, Instant now) {
    String statement =
        """
        UPDATE ConversationRow c SET c.answeredBy = :closed, c.closedAt = :now
        WHERE c.id = :id AND c.usedAt < :before AND c.answeredBy <> :closed
          AND c.erasedAt IS NULL""";
    return manager
            .createQuery(statement)
            .setParameter("id", id)
            .setParameter("before", usedBefore.toEpochMilli())
            .setParameter("closed", CLOSED)
            .setParameter("now", now.toEpochMilli())
            .executeUpdate()
        > 0;
  }

  /** Those that were erased tell no use, and are many. */
  List<ConversationId> unused(EntityManager manager, Instant usedBefore, int most) {
    String query =
        """
        SELECT c.id FROM ConversationRow c
        WHERE c.usedAt > :erased AND c.usedAt < :before AND c.erasedAt IS NULL
        ORDER BY c.usedAt""";
    return manager
        .createQuery(query, String.class)
        .setParameter("erased", SWEPT)
        .setParameter("before", usedBefore.toEpochMilli())
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(ConversationId::new)
        .toList();
  }
}
