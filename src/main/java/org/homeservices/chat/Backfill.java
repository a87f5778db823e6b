package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import org.homeservices.channel.History;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;

/** Files what the history of a conversation has and the archive lacks. */
final class Backfill {
  private static final int PAGE = 100;

  private final History history;
  private final MessageArchive archive;
  private final Paper paper;

  Backfill(ChatRoom.Ground ground, Paper paper) {
    this.history = ground.history();
    this.archive = ground.archive();
    this.paper = paper;
  }

  /**
   * Goes on from where the archive is complete.
   *
   * @return how many messages were handed to the archive; fails where either is out of reach
   */
  CompletionStage<Integer> run(ConversationId id) {
    return archive.extent(id).thenCompose(extent -> from(id, extent.complete(), 0));
  }

  private CompletionStage<Integer> from(ConversationId id, long after, int before) {
    return history
        .page(Broadcast.groupOf(id), after, PAGE)
        .thenCompose(
            page -> page.entries().isEmpty() ? completedStage(before) : file(id, page, before));
  }

  private CompletionStage<Integer> file(ConversationId id, Replay page, int before) {
    int count = page.entries().size();
    long last = page.entries().get(count - 1).seq();
    return archive
        .keep(paper.filed(id, page))
        .thenCompose(
            kept ->
                last < page.position().seq()
                    ? from(id, last, before + count)
                    : completedStage(before + count));
  }
}
