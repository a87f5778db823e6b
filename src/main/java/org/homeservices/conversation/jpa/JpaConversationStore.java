package org.homeservices.conversation.jpa;

import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.homeservices.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Conversations in SQL. What was read counts for a few seconds, so that not every message asks.
 * Where the database is away or says nothing soon, and where who answers is a word that this
 * version does not know, the token's word counts; a conversation that has no row yet gets one of
 * its token's words. Callbacks run on threads of the database.
 */
public final class JpaConversationStore implements ConversationStore {
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);

  private final Calls calls;
  private final SealedColumns columns;
  private final ConversationRows rows;
  private final UnusedRows unused;
  private final RecentlyKnown<Optional<Conversation>> known;
  private final RecentlyKnown<Conversation> unwritten;
  private final RecentlyKnown<Boolean> touched;

  /**
   * @param lifetime how long a conversation can be resumed after its latest use
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public JpaConversationStore(
      Database database,
      SealedColumns columns,
      Duration lifetime,
      Clock clock,
      LongSupplier nanoTime) {
    this.calls = new Calls(database);
    this.columns = columns;
    this.rows = new ConversationRows(columns, lifetime, clock);
    this.unused = new UnusedRows(columns);
    this.known = new RecentlyKnown<>(BELIEVED_FOR, nanoTime);
    this.unwritten = new RecentlyKnown<>(lifetime, nanoTime);
    Duration untold = lifetime.dividedBy(ConversationRows.TOUCHES_IN_A_LIFE);
    this.touched = new RecentlyKnown<>(untold, nanoTime);
  }

  /** Never fails: a conversation lives by its token, and its row may come later. */
  @Override
  public CompletionStage<Conversation> create(Conversation conversation) {
    known.put(conversation.id(), Optional.of(conversation));
    unwritten.put(conversation.id(), conversation);
    return asked(conversation).thenApply(found -> conversation);
  }

  @Override
  public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
    return known
        .get(claimed.id())
        .<CompletionStage<Optional<Conversation>>>map(CompletableFuture::completedStage)
        .orElseGet(() -> asked(unwritten.get(claimed.id()).orElse(claimed)));
  }

  /** What is not said soon is as it was claimed. */
  private CompletionStage<Optional<Conversation>> asked(Conversation claimed) {
    Optional<Conversation> otherwise = Optional.of(claimed);
    return calls.soon(
        manager -> found(manager, claimed), found -> learnt(claimed.id(), found), otherwise);
  }

  /** Writes what could not be written when it began, wherever it began. */
  private Optional<Conversation> found(EntityManager manager, Conversation claimed) {
    ConversationRow there = manager.find(ConversationRow.class, claimed.id().value());
    boolean isKnown = there != null && (there.isFilled() || there.isErased());
    ConversationRow row = isKnown ? there : begun(manager, claimed);
    return rows.isAlive(row) ? Optional.of(row.conversation(claimed, columns)) : Optional.empty();
  }

  /** Reads the row anew with its lock: it may have been erased since. */
  private ConversationRow begun(EntityManager manager, Conversation claimed) {
    manager.clear();
    return rows.begin(manager, claimed);
  }

  /** Also where it comes too late for whoever has asked. */
  private Optional<Conversation> learnt(ConversationId id, Optional<Conversation> found) {
    unwritten.forget(id);
    known.put(id, found);
    return found;
  }

  @Override
  public void doubt(ConversationId id) {
    known.forget(id);
  }

  @Override
  public void forget(ConversationId id) {
    known.forget(id);
    unwritten.forget(id);
    touched.forget(id);
  }

  @Override
  public CompletionStage<Boolean> change(ConversationId id, Mode from, Mode to) {
    return changed(id, manager -> rows.change(manager, id, from, to));
  }

  @Override
  public CompletionStage<Boolean> call(ConversationId id, Mode from, Instant now, Instant lost) {
    return changed(id, manager -> rows.call(manager, id, from, now, lost));
  }

  @Override
  public CompletionStage<Void> taken(ConversationId id) {
    return calls.surely(id, manager -> rows.taken(manager, id)).thenApply(done -> null);
  }

  @Override
  public CompletionStage<Void> keep(ConversationId id, Feedback feedback) {
    return calls.surely(id, manager -> rows.keep(manager, id, feedback)).thenApply(done -> null);
  }

  @Override
  public CompletionStage<List<Feedback>> feedback(ConversationId id) {
    return calls.surely(id, manager -> rows.feedback(manager, id));
  }

  @Override
  public CompletionStage<Void> touch(ConversationId id) {
    if (touched.get(id).isPresent()) {
      return completedStage(null);
    }
    touched.put(id, true);
    return calls
        .surely(id, manager -> rows.touch(manager, id))
        .handle((done, failure) -> touched(id, failure));
  }

  private @Nullable Void touched(ConversationId id, @Nullable Throwable failure) {
    if (failure != null) {
      touched.forget(id);
    }
    return null;
  }

  @Override
  public CompletionStage<Boolean> close(ConversationId id, Instant now) {
    return changed(id, manager -> rows.close(manager, id, now));
  }

  @Override
  public CompletionStage<Boolean> rate(ConversationId id, Rating rating) {
    return calls.surely(id, manager -> rows.rate(manager, id, rating));
  }

  @Override
  public CompletionStage<Optional<ConversationRecord>> record(ConversationId id) {
    return calls.surely(id, manager -> rows.record(manager, id));
  }

  @Override
  public CompletionStage<Optional<Conversation>> openOf(String user, Instant usedSince) {
    return calls.surely(manager -> unused.openOf(manager, user, usedSince, rows.alive()));
  }

  @Override
  public CompletionStage<Void> erase(ConversationId id, Instant now) {
    forget(id);
    return changed(id, manager -> rows.erase(manager, id, now)).thenApply(done -> null);
  }

  @Override
  public CompletionStage<Void> empty(ConversationId id) {
    return calls
        .surely(id, manager -> ErasedRows.deletePart(manager, id))
        .thenCompose(more -> more ? empty(id) : completedStage(null));
  }

  @Override
  public CompletionStage<Void> swept(ConversationId id) {
    return calls.surely(id, manager -> ErasedRows.swept(manager, id)).thenApply(done -> null);
  }

  @Override
  public CompletionStage<List<ConversationId>> unswept(Instant erasedBefore, int most) {
    return calls.surely(manager -> ErasedRows.unswept(manager, erasedBefore, most));
  }

  @Override
  public CompletionStage<List<ConversationId>> closeUnused(
      Instant usedBefore, Instant now, int most) {
    return calls
        .surely(manager -> unused.close(manager, usedBefore, now, most))
        .whenComplete((closed, failure) -> doubtAll(closed));
  }

  private void doubtAll(@Nullable List<ConversationId> changed) {
    if (changed != null) {
      changed.forEach(this::doubt);
    }
  }

  @Override
  public CompletionStage<List<ConversationId>> unused(Instant usedBefore, int most) {
    return calls.surely(manager -> unused.unused(manager, usedBefore, most));
  }

  @Override
  public CompletionStage<Integer> forgetErased(Instant erasedBefore, int most) {
    return calls.surely(manager -> ErasedRows.forget(manager, erasedBefore, most));
  }

  /** Also where it fails it may have been changed. */
  private <T> CompletionStage<T> changed(ConversationId id, Function<EntityManager, T> work) {
    return calls.surely(id, work).whenComplete((done, failure) -> known.forget(id));
  }
}
