package org.homeservices.conversation.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.homeservices.conversation.Mode;
import org.jspecify.annotations.Nullable;

/** How it stands with a conversation: the columns of {@code conversation} that tell of nobody. */
@MappedSuperclass
abstract class ConversationState {
  /** Who answers is what the token says. */
  private static final String UNSAID = "";

  // In place of a use, of which an erased conversation tells nothing: the index by use finds them.
  static final long UNSWEPT = -1;
  static final long SWEPT = 0;

  @Column(name = "answered_by")
  private String answeredBy = UNSAID;

  @Column(name = "called_at")
  private @Nullable Long calledAt;

  @Column(name = "used_at")
  private long usedAt;

  @Column(name = "closed_at")
  private @Nullable Long closedAt;

  @Column(name = "erased_at")
  private @Nullable Long erasedAt;

  @Column(name = "last_seq")
  private long lastSeq;

  @Column(name = "complete_seq")
  private long completeSeq;

  boolean isErased() {
    return erasedAt != null;
  }

  boolean isOpen() {
    return !answeredBy.equals(Mode.CLOSED.name());
  }

  /** Nobody answers after the end; where nobody is said to answer, anybody may. */
  boolean mayChange(Mode from) {
    return isOpen() && (answeredBy.equals(from.name()) || answeredBy.equals(UNSAID));
  }

  /** A call of an earlier time of waiting says nothing. */
  boolean mayBeCalled(Mode from, long lost) {
    return mayChange(from) && (from != Mode.WAITING || calledAt == null || calledAt < lost);
  }

  void use(long now) {
    usedAt = Math.max(usedAt, now);
  }

  void call(long time) {
    calledAt = time;
  }

  void answer(Mode mode) {
    answeredBy = mode.name();
  }

  void answerIfUnsaid(Mode mode) {
    answeredBy = answeredBy.equals(UNSAID) ? mode.name() : answeredBy;
  }

  void close(long now) {
    answer(Mode.CLOSED);
    closedAt = now;
  }

  long usedAt() {
    return usedAt;
  }

  long lastSeq() {
    return lastSeq;
  }

  long completeSeq() {
    return completeSeq;
  }

  /** Messages come in addition to those that stand behind a hole. */
  void extend(Set<Long> fresh, Set<Long> scattered) {
    fresh.forEach(seq -> lastSeq = Math.max(lastSeq, seq));
    while (fresh.contains(completeSeq + 1) || scattered.contains(completeSeq + 1)) {
      completeSeq++;
    }
  }

  @Nullable Instant closedAt() {
    return closedAt == null ? null : Instant.ofEpochMilli(closedAt);
  }

  /** Who answers, where it is said and this version knows it. */
  Optional<Mode> mode() {
    return Names.known(Mode.class, answeredBy);
  }

  /** Nothing is left, but that it was erased, and when first. */
  final void clear(long now) {
    answeredBy = Mode.CLOSED.name();
    calledAt = null;
    usedAt = UNSWEPT;
    closedAt = null;
    erasedAt = erasedAt == null ? Long.valueOf(now) : erasedAt;
    lastSeq = 0;
    completeSeq = 0;
  }
}
