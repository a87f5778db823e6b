package org.homeservices.conversation.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.jspecify.annotations.Nullable;

/**
 * Conversations of this node. They are there for a lifetime after their latest use, and kept, out
 * of sight, until they are erased.
 */
public final class InMemoryConversationStore implements ConversationStore {
  private final ConcurrentMap<ConversationId, Kept> kept = new ConcurrentHashMap<>();
  private final Set<ConversationId> unswept = ConcurrentHashMap.newKeySet();
  private final InMemoryMessageArchive archive = new InMemoryMessageArchive(this);
  private final Duration lifetime;
  private final Clock clock;

  /**
   * @param called when a person was called; {@link Instant#MIN} where that is not known, {@link
   *     Instant#MAX} where the call was taken
   * @param erased null unless only that is known
   */
  private record Kept(
      Conversation conversation,
      Instant lastUse,
      Instant called,
      Map<String, Feedback> feedback,
      @Nullable Instant closed,
      @Nullable Rating rating,
      @Nullable Instant erased) {
    static Kept fresh(Conversation conversation, Instant now) {
      return new Kept(conversation, now, Instant.MIN, Map.of(), null, null, null);
    }

    Kept used(Instant now) {
      return new Kept(conversation, now, called, feedback, closed, rating, erased);
    }

    Kept in(Mode mode, Instant now) {
      Instant end = mode == Mode.CLOSED ? now : closed;
      return new Kept(conversation.in(mode), now, called, feedback, end, rating, erased);
    }

    Kept calledAt(Instant time, Instant now) {
      return new Kept(conversation, now, time, feedback, closed, rating, erased);
    }

    Kept closedAt(Instant now) {
      return new Kept(conversation.in(Mode.CLOSED), lastUse, called, feedback, now, rating, erased);
    }

    Kept rated(Rating now) {
      return new Kept(conversation, lastUse, called, feedback, closed, now, erased);
    }

    /** Nothing is left of it but its id. */
    static Kept erased(ConversationId id, Instant now) {
      Conversation nothing = new Conversation(id, Locale.ROOT, "", "", Mode.CLOSED, Instant.EPOCH);
      return new Kept(nothing, Instant.EPOCH, Instant.MIN, Map.of(), null, null, now);
    }

    /** A call of an earlier time of waiting says nothing. */
    boolean mayCall(Mode from, Instant lost) {
      return mayChange(from) && (from != Mode.WAITING || called.isBefore(lost));
    }

    boolean mayChange(Mode from) {
      return isOpen() && conversation.mode() == from;
    }

    boolean isOpen() {
      return conversation.mode() != Mode.CLOSED;
    }

    Kept with(Feedback more, Instant now) {
      Map<String, Feedback> all = new HashMap<>(feedback);
      all.put(more.messageId(), more);
      return new Kept(conversation, now, called, Map.copyOf(all), closed, rating, erased);
    }
  }

  /**
   * @param lifetime how long a conversation can be resumed after its latest use, or after it began
   */
  public InMemoryConversationStore(Duration lifetime, Clock clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** The messages of these conversations. */
  public MessageArchive archive() {
    return archive;
  }

  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    Kept fresh = Kept.fresh(conversation, now());
    kept.merge(conversation.id(), fresh, (there, other) -> there.erased() == null ? other : there);
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

  /** There is no elsewhere. */
  @Override
  public void forget(ConversationId id) {}

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    return updateIf(id, there -> there.mayChange(from), there -> there.in(to, now()));
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

  @Override
  public CompletionStage<Boolean> close(ConversationId id, Instant now) {
    return updateIf(id, Kept::isOpen, there -> there.closedAt(now));
  }

  @Override
  public CompletionStage<Boolean> rate(ConversationId id, Rating rating) {
    AtomicBoolean isNews = new AtomicBoolean();
    update(
        id,
        there -> {
          isNews.set(there.rating() == null || there.rating().score() != rating.score());
          return there.rated(rating);
        });
    return completedStage(isNews.get());
  }

  @Override
  public CompletionStage<Optional<ConversationRecord>> record(ConversationId id) {
    return completedStage(
        Optional.ofNullable(kept.get(id))
            .filter(there -> there.erased() == null)
            .map(
                there ->
                    new ConversationRecord(
                        there.conversation(),
                        there.lastUse(),
                        there.closed(),
                        there.rating(),
                        List.copyOf(there.feedback().values()))));
  }

  @Override
  public CompletionStage<Optional<Conversation>> openOf(String user, Instant usedSince) {
    return completedStage(
        kept.values().stream()
            .filter(there -> user.equals(there.conversation().visitor().user()))
            .filter(this::isAlive)
            .filter(there -> there.isOpen() && !there.lastUse().isBefore(usedSince))
            .max(Comparator.comparing(Kept::lastUse))
            .map(Kept::conversation));
  }

  @Override
  public CompletionStage<Void> erase(ConversationId id, Instant now) {
    kept.compute(
        id,
        (same, there) -> there == null || there.erased() == null ? Kept.erased(id, now) : there);
    unswept.add(id);
    return completedStage(null);
  }

  @Override
  public CompletionStage<Void> empty(ConversationId id) {
    if (wasErasedBefore(id, Instant.MAX)) {
      archive.erase(id);
    }
    return completedStage(null);
  }

  @Override
  public CompletionStage<Void> swept(ConversationId id) {
    unswept.remove(id);
    return completedStage(null);
  }

  @Override
  public CompletionStage<List<ConversationId>> unswept(Instant erasedBefore, int most) {
    return completedStage(
        unswept.stream().filter(id -> wasErasedBefore(id, erasedBefore)).limit(most).toList());
  }

  private boolean wasErasedBefore(ConversationId id, Instant time) {
    Kept there = kept.get(id);
    return there != null && there.erased() != null && there.erased().isBefore(time);
  }

  @Override
  public CompletionStage<List<ConversationId>> closeUnused(
      Instant usedBefore, Instant now, int most) {
    List<ConversationId> closed =
        unusedSince(usedBefore)
            .filter(Kept::isOpen)
            .limit(most)
            .map(there -> there.conversation().id())
            .filter(id -> closes(id, usedBefore, now))
            .toList();
    return completedStage(closed);
  }

  /** Looks again: it may be used meanwhile. */
  private boolean closes(ConversationId id, Instant usedBefore, Instant now) {
    AtomicBoolean closes = new AtomicBoolean();
    kept.computeIfPresent(
        id,
        (same, there) -> {
          closes.set(there.isOpen() && there.lastUse().isBefore(usedBefore));
          return closes.get() ? there.closedAt(now) : there;
        });
    return closes.get();
  }

  @Override
  public CompletionStage<List<ConversationId>> unused(Instant usedBefore, int most) {
    return completedStage(
        unusedSince(usedBefore).limit(most).map(there -> there.conversation().id()).toList());
  }

  @Override
  public CompletionStage<Integer> forgetErased(Instant erasedBefore, int most) {
    List<ConversationId> forgotten =
        kept.keySet().stream()
            .filter(id -> wasErasedBefore(id, erasedBefore) && !unswept.contains(id))
            .limit(most)
            .toList();
    forgotten.forEach(kept::remove);
    return completedStage(forgotten.size());
  }

  /** Says that something was said in a conversation; false where it was erased. */
  boolean use(Conversation conversation, Instant at) {
    Kept now =
        kept.compute(
            conversation.id(),
            (id, there) -> {
              Kept known = there == null ? Kept.fresh(conversation, at) : there;
              return known.lastUse().isBefore(at) ? known.used(at) : known;
            });
    return now.erased() == null;
  }

  List<Conversation> usedSince(Instant since) {
    return kept.values().stream()
        .filter(there -> there.erased() == null && !there.lastUse().isBefore(since))
        .map(Kept::conversation)
        .toList();
  }

  private Stream<Kept> unusedSince(Instant usedBefore) {
    return kept.values().stream()
        .filter(there -> there.erased() == null && there.lastUse().isBefore(usedBefore))
        .sorted(Comparator.comparing(Kept::lastUse));
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
    return candidate.erased() == null && now().isBefore(candidate.lastUse().plus(lifetime));
  }

  private Instant now() {
    return clock.instant();
  }
}
