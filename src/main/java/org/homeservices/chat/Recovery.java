package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

  /** What came of a look. */
  private enum Outcome {
    /** All is as it should be. */
    DONE,
    /** The archive could not be asked, and need not be. */
    UNDONE,
    /** The archive could not be asked, and nobody else knows how far a conversation has come. */
    UNKNOWN
  }

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
    return ready(conversation.id(), conversation.createdAt());
  }

  /** The same of a conversation that may have begun at any time. */
  CompletionStage<Boolean> ready(ConversationId id) {
    return ready(id, Instant.MIN);
  }

  private CompletionStage<Boolean> ready(ConversationId id, Instant began) {
    CompletableFuture<Boolean> own = new CompletableFuture<>();
    CompletableFuture<Boolean> look = looks.begin(id, own);
    if (look == own) {
      CompletableFuture<Outcome> outcome = look(id, began).toCompletableFuture();
      if (outcome.isDone()) {
        end(id, own, outcome);
      } else {
        // Not on the thread of a store: much may wait for this.
        CompletableFuture<?> unused =
            outcome.whenCompleteAsync((done, failure) -> end(id, own, outcome), ground.executor());
      }
    }
    return look;
  }

  private void end(
      ConversationId id, CompletableFuture<Boolean> look, CompletableFuture<Outcome> ended) {
    Outcome outcome = ended.exceptionally(failure -> unknown(id, failure)).join();
    if (outcome != Outcome.DONE) {
      looks.forget(id, look);
    }
    look.complete(outcome != Outcome.UNKNOWN);
  }

  private CompletionStage<Outcome> look(ConversationId id, Instant began) {
    if (System.nanoTime() - askAgainAt.get() < 0) {
      return withoutArchive(id, began);
    }
    return Stages.begun(() -> comparison.run(id))
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), MILLISECONDS)
        .thenApply(done -> Outcome.DONE)
        .exceptionallyCompose(failure -> undone(id, began, failure));
  }

  private CompletionStage<Outcome> undone(ConversationId id, Instant began, Throwable failure) {
    if (Failures.outage(failure).isPresent()) {
      return completedStage(Outcome.UNDONE);
    }
    LOGGER.log(WARNING, "history not compared conversation={0} {1}", id.value(), failure);
    askAgainAt.set(System.nanoTime() + PAUSE_NANOS);
    return withoutArchive(id, began);
  }

  /** What this node has itself does not need the archive. */
  private CompletionStage<Outcome> withoutArchive(ConversationId id, Instant began) {
    if (!ground.archiveSettings().awaited()) {
      return Stages.begun(() -> comparison.runWithoutArchive(id))
          .handle((done, failure) -> Outcome.UNDONE);
    }
    return began.isBefore(start) ? whereHistoryHasBegun(id) : completedStage(Outcome.UNDONE);
  }

  /** A node that has numbered a conversation before knows how far it has come. */
  private CompletionStage<Outcome> whereHistoryHasBegun(ConversationId id) {
    return ground
        .history()
        .latest(Broadcast.groupOf(id), 1)
        .thenApply(replay -> replay.position().seq() > 0 ? Outcome.UNDONE : Outcome.UNKNOWN);
  }

  private static Outcome unknown(ConversationId id, Throwable failure) {
    LOGGER.log(WARNING, "history not looked at conversation={0} {1}", id.value(), failure);
    return Outcome.UNKNOWN;
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
