package org.homeservices.conversation.jpa;

import static jakarta.persistence.LockModeType.PESSIMISTIC_WRITE;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;

/**
 * What is done with one conversation in a transaction, which locks its row before it changes
 * anything. A missing row was never written yet, so that a change makes it; nothing changes in a
 * conversation that was erased or outlived.
 */
final class ConversationRows {
  /** So much of a life may pass until a use is told. */
  static final int TOUCHES_IN_A_LIFE = 20;

  private static final long TAKEN = Long.MAX_VALUE;

  private final SealedColumns columns;
  private final Duration life;
  private final Clock clock;

  ConversationRows(SealedColumns columns, Duration lifetime, Clock clock) {
    this.columns = columns;
    this.life = lifetime.plus(lifetime.dividedBy(TOUCHES_IN_A_LIFE));
    this.clock = clock;
  }

  /** Tells how a conversation began, where that is not known. */
  ConversationRow begin(EntityManager manager, Conversation conversation) {
    ConversationRow row = lockedOrMade(manager, conversation.id());
    row.fill(conversation, columns);
    return row;
  }

  boolean change(EntityManager manager, ConversationId id, Mode from, Mode to) {
    return alterIf(manager, id, row -> row.mayChange(from), row -> answer(row, to));
  }

  boolean call(EntityManager manager, ConversationId id, Mode from, Instant now, Instant lost) {
    return alterIf(
        manager,
        id,
        row -> row.mayBeCalled(from, lost.toEpochMilli()),
        row -> {
          answer(row, Mode.WAITING);
          row.call(now.toEpochMilli());
        });
  }

  private void answer(ConversationRow row, Mode mode) {
    row.answer(mode);
    row.use(now());
    if (mode == Mode.CLOSED) {
      row.close(now());
    }
  }

  boolean taken(EntityManager manager, ConversationId id) {
    return alter(
        manager,
        id,
        row -> {
          row.use(now());
          row.call(TAKEN);
        });
  }

  boolean close(EntityManager manager, ConversationId id, Instant now) {
    return alterIf(manager, id, ConversationRow::isOpen, row -> row.close(now.toEpochMilli()));
  }

  boolean rate(EntityManager manager, ConversationId id, Rating rating) {
    ConversationRow row = lockedOrMade(manager, id);
    return isAlive(row) && row.rate(rating, columns);
  }

  boolean keep(EntityManager manager, ConversationId id, Feedback feedback) {
    return alter(
        manager,
        id,
        row -> {
          row.use(now());
          feedbackRow(manager, id, feedback.messageId()).fill(feedback, columns);
        });
  }

  /** Needs no lock: what happens meanwhile is a use, too. */
  int touch(EntityManager manager, ConversationId id) {
    String statement =
        """
        UPDATE ConversationRow c SET c.usedAt = :now
        WHERE c.id = :id AND c.usedAt > :alive AND c.usedAt < :now AND c.erasedAt IS NULL""";
    return manager
        .createQuery(statement)
        .setParameter("id", id.value())
        .setParameter("now", now())
        .setParameter("alive", alive())
        .executeUpdate();
  }

  List<Feedback> feedback(EntityManager manager, ConversationId id) {
    return manager
        .createQuery("SELECT f FROM FeedbackRow f WHERE f.conversationId = :id", FeedbackRow.class)
        .setParameter("id", id.value())
        .getResultList()
        .stream()
        .flatMap(row -> row.feedback(columns).stream())
        .toList();
  }

  Optional<ConversationRecord> record(EntityManager manager, ConversationId id) {
    return Optional.ofNullable(manager.find(ConversationRow.class, id.value()))
        .filter(row -> !row.isErased())
        .map(row -> row.record(feedback(manager, id), columns));
  }

  /** What has no row yet gets one that says it was erased. */
  boolean erase(EntityManager manager, ConversationId id, Instant now) {
    lockedOrMade(manager, id).erase(now.toEpochMilli());
    return true;
  }

  boolean isAlive(ConversationRow row) {
    return !row.isErased() && row.usedAt() > alive();
  }

  /** What was last used until then is outlived. */
  long alive() {
    return clock.instant().minus(life).toEpochMilli();
  }

  private boolean alter(
      EntityManager manager, ConversationId id, Consumer<ConversationRow> change) {
    return alterIf(manager, id, row -> true, change);
  }

  private boolean alterIf(
      EntityManager manager,
      ConversationId id,
      Predicate<ConversationRow> condition,
      Consumer<ConversationRow> change) {
    ConversationRow row = lockedOrMade(manager, id);
    boolean changes = isAlive(row) && condition.test(row);
    if (changes) {
      change.accept(row);
    }
    return changes;
  }

  private ConversationRow lockedOrMade(EntityManager manager, ConversationId id) {
    ConversationRow there = manager.find(ConversationRow.class, id.value(), PESSIMISTIC_WRITE);
    if (there != null) {
      return there;
    }
    ConversationRow made = new ConversationRow(id.value(), now());
    manager.persist(made);
    return made;
  }

  private static FeedbackRow feedbackRow(EntityManager manager, ConversationId id, String message) {
    FeedbackRow there = manager.find(FeedbackRow.class, new FeedbackKey(id.value(), message));
    if (there != null) {
      return there;
    }
    FeedbackRow made = new FeedbackRow(id.value(), message);
    manager.persist(made);
    return made;
  }

  private long now() {
    return clock.millis();
  }
}
