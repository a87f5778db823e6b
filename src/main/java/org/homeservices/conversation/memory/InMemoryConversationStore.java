package org.homeservices.conversation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;

/** Conversations of this node, forgotten when they have outlived their time. */
public final class InMemoryConversationStore implements ConversationStore {
  private final ConcurrentMap<ConversationId, Kept> kept = new ConcurrentHashMap<>();
  private final Duration lifetime;
  private final Clock clock;

  /**
   * @param called when a person was called; {@link Instant#MIN} where that is not known, {@link
   *     Instant#MAX} where the call was taken
   */
  private record Kept(
      Conversation conversation, Instant lastUse, Instant called, Map<String, Feedback> feedback) {
    Kept used(Instant now) {
      return new Kept(conversation, now, called, feedback);
    }

    Kept in(Mode mode, Instant now) {
      return new Kept(conversation.in(mode), now, called, feedback);
    }

    Kept calledAt(Instant time, Instant now) {
      return new Kept(conversation, now, time, feedback);
    }

    /** A call of an earlier time of waiting says nothing. */
    boolean mayCall(Mode from, Instant lost) {
      return conversation.mode() == from && (from != Mode.WAITING || called.isBefore(lost));
    }

    Kept with(Feedback more, Instant now) {
      Map<String, Feedback> all = new HashMap<>(feedback);
      all.put(more.messageId(), more);
      return new Kept(conversation, now, called, Map.copyOf(all));
    }
  }

  /**
   * @param lifetime how long a conversation can be resumed after its latest use, or after it began
   */
  public InMemoryConversationStore(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    kept.put(conversation.id(), new Kept(conversation, now(), Instant.MIN, Map.of()));
    return completedStage(conversation);
  }

  /** Only what was created here is there, whatever a token claims. */
  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return completedStage(
        Optional.ofNullable(kept.get(claimed.id())).filter(this::isAlive).map(Kept::conversation));
  }

  /** This node knows all there is to know. */
  @Override
  public void doubt(ConversationId id) {}

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    return updateIf(id, there -> there.conversation().mode() == from, there -> there.in(to, now()));
  }

  @Override
  public CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant lost) {
    return updateIf(
        id,
        there -> there.mayCall(from, lost),
        there -> there.in(Mode.WAITING, now()).calledAt(now, now()));
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return update(id, there -> there.calledAt(Instant.MAX, now()));
  }

  @Override
  public CompletionStage<Void> keep(ConversationId id, Feedback feedback) {
    return update(id, there -> there.with(feedback, now()));
  }

  @Override
  public CompletionStage<List<Feedback>> feedback(ConversationId id) {
    return completedStage(
        Optional.ofNullable(kept.get(id))
            .filter(this::isAlive)
            .map(there -> List.copyOf(there.feedback().values()))
            .orElse(List.of()));
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    return update(id, there -> there.used(now()));
  }

  /** Drops the conversations that have outlived their time. */
  public void forgetOutlived() {
    kept.values().removeIf(conversation -> !isAlive(conversation));
  }

  private CompletionStage<Boolean> updateIf(
      ConversationId id, Predicate<Kept> condition, UnaryOperator<Kept> change) {
    AtomicBoolean changed = new AtomicBoolean();
    update(
        id,
        there -> {
          changed.set(condition.test(there));
          return changed.get() ? change.apply(there) : there;
        });
    return completedStage(changed.get());
  }

  private CompletionStage<Void> update(ConversationId id, UnaryOperator<Kept> change) {
    kept.computeIfPresent(id, (same, there) -> isAlive(there) ? change.apply(there) : there);
    return completedStage(null);
  }

  private boolean isAlive(Kept candidate) {
    return now().isBefore(candidate.lastUse().plus(lifetime));
  }

  private Instant now() {
    return clock.instant();
  }
}
