package org.homeservices.chat;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.conversation.ConversationId;

/**
 * Erases conversations (ADR 0028): first where they are kept for good, so that nothing can be kept
 * any more; then all that is left of them elsewhere. What has failed may be asked for again.
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
    return eraseUnused(id)
        .thenRun(() -> LOGGER.log(INFO, "erased conversation={0}", id.value()))
        .whenComplete((done, failure) -> later(() -> sweep(id)));
  }

  /** Erases one that nobody uses. */
  CompletionStage<Void> eraseUnused(ConversationId id) {
    return ground
        .conversations()
        .erase(id, ground.clock().instant())
        .thenCompose(kept -> eraseTraces(id));
  }

  /** All parts are tried, whatever becomes of the others. */
  private CompletionStage<Void> eraseTraces(ConversationId id) {
    bulletin.erased(id);
    return CompletableFuture.allOf(
        List.of(
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

  private void sweep(ConversationId id) {
    patience
        .tried(() -> eraseTraces(id), () -> true)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOGGER.log(WARNING, "not swept conversation={0}", id.value());
              }
            });
  }

  private void later(Runnable task) {
    ScheduledFuture<?> unused =
        ground.executor().schedule(task, FOR_LATE_WRITERS.toMillis(), TimeUnit.MILLISECONDS);
  }
}
