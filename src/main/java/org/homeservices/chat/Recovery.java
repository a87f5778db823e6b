package org.homeservices.chat;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;

/**
 * Sees to it that a history has what it may have lost, before anybody reads it or goes on with it.
 * Each conversation is looked at once in a while, and anew when the link has come up. An archive
 * that is away is waited for a moment only. Thread-safe.
 */
final class Recovery {
  private static final System.Logger LOGGER = System.getLogger(Recovery.class.getName());

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** So long after it did not answer the archive is not asked. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ChatRoom.Ground ground;
  private final ArchiveWriter writer;
  private final Comparison comparison;
  private final Looks looks;
  private final Instant start;
  private final AtomicLong askAgainAt = new AtomicLong(System.nanoTime());

  Recovery(ChatRoom.Ground ground, ArchiveWriter writer, Comparison comparison) {
    this.ground = ground;
    this.writer = writer;
    this.comparison = comparison;
    this.looks = new Looks(ground.clock());
    this.start = ground.clock().instant();
    ground.link().watch(this::linkChanged);
  }

  /**
   * Completed when the history of a conversation has what is known of it, or nobody can tell.
   *
   * @return false where nothing may be said in it now: it would take the place of something else
   */
  CompletionStage<Boolean> ready(Conversation conversation) {
    return look(conversation.id(), conversation.createdAt()).thenCompose(Sight::whole);
  }

  /** The same of a conversation that may have begun at any time. */
  CompletionStage<Boolean> ready(ConversationId id) {
    return look(id, Instant.MIN).thenCompose(Sight::whole);
  }

  /**
   * Completed when the history has the end of what is known, as much as a welcome shows; what it
   * lacks before that comes back when somebody waits for it to be {@link #ready}.
   */
  CompletionStage<Sight> seen(Conversation conversation) {
    return look(conversation.id(), conversation.createdAt());
  }

  /** The same of a conversation that may have begun at any time. */
  CompletionStage<Sight> seen(ConversationId id) {
    return look(id, Instant.MIN);
  }

  /**
   * The epoch in which the history of a conversation was seen last; waits for a look that is being
   * taken. Empty where there was none, or it was not seen.
   */
  CompletionStage<String> epoch(ConversationId id) {
    return looks
        .latest(id)
        .<CompletionStage<String>>map(look -> look.thenApply(Sight::epoch))
        .orElseGet(() -> completedStage(""));
  }

  /** {@link #ready}, where the history is not in the epoch any more in which it was seen. */
  CompletionStage<Boolean> readyAnew(ConversationId id, String epoch) {
    return seenAnew(id, epoch).thenCompose(Sight::whole);
  }

  /** {@link #seen}, where the history is not in the epoch any more in which it was seen. */
  CompletionStage<Sight> seenAnew(ConversationId id, String epoch) {
    CompletableFuture<Sight> own = new CompletableFuture<>();
    CompletableFuture<Sight> look = looks.beginAnew(id, epoch, own);
    if (look == own) {
      LOGGER.log(INFO, "history is not in the epoch {0} conversation={1}", epoch, id.value());
    }
    return taken(id, Instant.MIN, own, look);
  }

  private CompletionStage<Sight> look(ConversationId id, Instant began) {
    CompletableFuture<Sight> own = new CompletableFuture<>();
    return taken(id, began, own, looks.begin(id, own));
  }

  private CompletionStage<Sight> taken(
      ConversationId id,
      Instant began,
      CompletableFuture<Sight> own,
      CompletableFuture<Sight> look) {
    if (look == own) {
      CompletableFuture<Sight> sight = lookNow(id, began).toCompletableFuture();
      if (sight.isDone()) {
        end(id, own, sight);
      } else {
        // Not on the thread of a store: much may wait for this.
        CompletableFuture<?> unused =
            sight.whenCompleteAsync((done, failure) -> end(id, own, sight), ground.executor());
      }
    }
    return look;
  }

  private void end(
      ConversationId id, CompletableFuture<Sight> look, CompletableFuture<Sight> ended) {
    Sight sight = ended.exceptionally(failure -> unknown(id, failure)).join();
    if (!sight.isClear()) {
      looks.forget(id, look);
    }
    look.complete(sight);
  }

  private CompletionStage<Sight> lookNow(ConversationId id, Instant began) {
    if (System.nanoTime() - askAgainAt.get() < 0) {
      return withoutArchive(id, began);
    }
    return soon(() -> comparison.run(id))
        .thenApply(found -> Sight.clear(found.epoch(), () -> rest(id, found)))
        .exceptionallyCompose(failure -> undone(id, began, failure));
  }

  private static <T> CompletableFuture<T> soon(Supplier<CompletionStage<T>> call) {
    return Stages.begun(call)
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), MILLISECONDS);
  }

  private CompletionStage<Boolean> rest(ConversationId id, Comparison.Found found) {
    return found.lacksMore()
        ? soon(() -> comparison.giveBackAll(id))
            .thenApply(done -> true)
            .exceptionally(failure -> incomplete(id, failure))
            .thenApplyAsync(done -> done, ground.executor())
        : completedStage(true);
  }

  private boolean incomplete(ConversationId id, Throwable failure) {
    LOGGER.log(WARNING, "history not filled up conversation={0} {1}", id.value(), failure);
    looks.seen(id).ifPresent(sight -> looks.forget(id, sight));
    return false;
  }

  private CompletionStage<Sight> undone(ConversationId id, Instant began, Throwable failure) {
    if (Failures.outage(failure).isPresent()) {
      return completedStage(Sight.dim(true));
    }
    LOGGER.log(WARNING, "history not compared conversation={0} {1}", id.value(), failure);
    askAgainAt.set(System.nanoTime() + PAUSE_NANOS);
    return withoutArchive(id, began);
  }

  /** What this node has itself does not need the archive. */
  private CompletionStage<Sight> withoutArchive(ConversationId id, Instant began) {
    if (!ground.archiveSettings().awaited()) {
      return Stages.begun(() -> comparison.runWithoutArchive(id))
          .handle((done, failure) -> Sight.dim(true));
    }
    return began.isBefore(start) ? whereHistoryHasBegun(id) : completedStage(Sight.dim(true));
  }

  /** A node that has numbered a conversation before knows how far it has come. */
  private CompletionStage<Sight> whereHistoryHasBegun(ConversationId id) {
    return ground
        .history()
        .latest(Broadcast.groupOf(id), 1)
        .thenApply(replay -> Sight.dim(replay.position().seq() > 0));
  }

  private static Sight unknown(ConversationId id, Throwable failure) {
    LOGGER.log(WARNING, "history not looked at conversation={0} {1}", id.value(), failure);
    return Sight.dim(false);
  }

  /** What this node still has may be all there is. */
  private void linkChanged(boolean up) {
    if (up) {
      looks.forgetAll();
      writer.unfiled().forEach(this::ready);
      writer.goOn();
    }
  }
}
