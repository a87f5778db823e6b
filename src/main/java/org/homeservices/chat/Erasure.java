package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.homeservices.conversation.ConversationId;

/**
 * Erases conversations (ADR 0028): first the fact is kept, so that they are gone for everybody;
 * then all that is left of them, wherever it is. What has failed may be asked for again, and is
 * taken up by the {@link Upkeep}.
 */
final class Erasure {
  private static final System.Logger LOGGER = System.getLogger(Erasure.class.getName());

  /** Longer than what had begun before takes to be written. */
  private static final Duration FOR_LATE_WRITERS = Duration.ofSeconds(10);

  private final ChatRoom.Ground ground;
  private final AnswerWriter writer;
  private final Bulletin bulletin;
  private final Patience patience;

  Erasure(ChatRoom.Ground ground, AnswerWriter writer, Bulletin bulletin) {
    this.ground = ground;
    this.writer = writer;
    this.bulletin = bulletin;
    this.patience = new Patience(ground.executor());
  }

  /**
   * Erases one that somebody may be using; once more after a moment, for the sake of what was being
   * written.
   *
   * @return completed when all of it is gone; fails where some of it may be left
   */
  CompletionStage<Void> erase(ConversationId id) {
    return told(id)
        .thenCompose(told -> eraseTraces(id).whenComplete((erased, failure) -> later(id)))
        .thenRun(() -> LOGGER.log(INFO, "erased conversation={0}", id.value()));
  }

  /** Erases one that nobody uses, or what was left when it was erased before. */
  CompletionStage<Void> eraseUnused(ConversationId id) {
    return told(id).thenCompose(told -> sweep(id));
  }

  /** From here on it is gone for everybody. */
  private CompletionStage<Void> told(ConversationId id) {
    return ground.conversations().erase(id, ground.clock().instant());
  }

  private CompletionStage<Void> sweep(ConversationId id) {
    return eraseTraces(id).thenCompose(erased -> ground.conversations().swept(id));
  }

  /** All parts are tried, whatever becomes of the others. */
  private CompletionStage<Void> eraseTraces(ConversationId id) {
    bulletin.erased(id);
    return CompletableFuture.allOf(
        List.of(
                part("archive", ground.conversations().empty(id), id),
                part("history", ground.history().erase(Broadcast.groupOf(id)), id),
                part("running answer", writer.forget(id), id),
                part("limits", ground.charging().forget(id), id),
                part("kept answers", ground.answering().assistant().forget(id.value()), id))
            .toArray(CompletableFuture[]::new));
  }

  private static CompletableFuture<Void> part(
      String name, CompletionStage<Void> erased, ConversationId id) {
    return erased
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                String event = "not erased part={0} conversation={1} {2}";
                LOGGER.log(WARNING, event, name, id.value(), failure.toString());
              }
            })
        .toCompletableFuture();
  }

  private void later(ConversationId id) {
    try {
      ScheduledFuture<?> unused =
          ground
              .executor()
              .schedule(() -> sweepPatiently(id), FOR_LATE_WRITERS.toMillis(), MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, the upkeep sweeps");
    }
  }

  private void sweepPatiently(ConversationId id) {
    patience
        .tried(() -> sweep(id), () -> true)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOGGER.log(WARNING, "not swept yet conversation={0}", id.value());
              }
            });
  }
}
