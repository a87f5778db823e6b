package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.History;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;

/**
 * Goes through all conversations that histories may still remember, and files what the archive
 * lacks, because a node ended before it had filed it. For one node at a time.
 */
final class Reconciler {
  private static final System.Logger LOGGER = System.getLogger(Reconciler.class.getName());
  private static final int PAGE = 100;

  private final ChatRoom.Ground ground;
  private final MessageArchive archive;
  private final History history;
  private final Backfill backfill;

  Reconciler(ChatRoom.Ground ground, Backfill backfill) {
    this.ground = ground;
    this.archive = ground.archive();
    this.history = ground.history();
    this.backfill = backfill;
  }

  /**
   * Goes through them, one after the other.
   *
   * @return how many messages were filed; fails where the archive or the history is out of reach
   */
  CompletionStage<Integer> run() {
    Instant since = ground.clock().instant().minus(ground.archiveSettings().historyAge());
    return pages(since, Optional.empty(), 0);
  }

  private CompletionStage<Integer> pages(
      Instant since, Optional<ConversationId> after, int before) {
    return archive
        .used(since, after, PAGE)
        .thenCompose(
            page ->
                page.isEmpty()
                    ? completedStage(before)
                    : all(page, before)
                        .thenComposeAsync(
                            count -> pages(since, Optional.of(lastOf(page)), count),
                            ground.executor()));
  }

  private static ConversationId lastOf(List<Conversation> page) {
    return page.get(page.size() - 1).id();
  }

  private CompletionStage<Integer> all(List<Conversation> page, int before) {
    CompletionStage<Integer> sum = completedStage(before);
    for (Conversation conversation : page) {
      sum = sum.thenCompose(count -> fill(conversation.id()).thenApply(more -> count + more));
    }
    return sum;
  }

  private CompletionStage<Integer> fill(ConversationId id) {
    return archive
        .extent(id)
        .thenCombine(
            history.latest(Broadcast.groupOf(id), 1),
            (extent, latest) -> extent.complete() < latest.position().seq())
        .thenCompose(isBehind -> isBehind ? backfill.run(id) : completedStage(0))
        .exceptionallyCompose(failure -> nothing(id, failure));
  }

  private static CompletionStage<Integer> nothing(ConversationId id, Throwable failure) {
    if (Failures.passes(failure)) {
      return failedStage(failure);
    }
    LOGGER.log(WARNING, "archive not filled up conversation={0} {1}", id.value(), failure);
    return completedStage(0);
  }
}
