package org.homeservices.chat;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive.Extent;

/**
 * Compares how far a conversation has come in its history and in the archive, this node's unfiled
 * messages with it: the history gets back what it has lost, and the archive, a little later, what
 * it lacks.
 */
final class Comparison {
  private static final System.Logger LOGGER = System.getLogger(Comparison.class.getName());

  /** More than that nobody gets who joins. */
  private static final int MOST_GIVEN_BACK = 500;

  /** What is on its way to the archive, from whatever node, has arrived by then. */
  private static final long LATER_SECONDS = 2;

  private final ChatRoom.Ground ground;
  private final ArchiveWriter writer;
  private final Backfill backfill;
  private final int most;
  private final int latest;

  /**
   * What was found.
   *
   * @param epoch of the history; empty where it was not looked at
   * @param lacksMore whether it has the latest again, and lacks what was before
   */
  record Found(String epoch, boolean lacksMore) {
    private static final Found NOTHING = new Found("", false);
  }

  /**
   * @param welcomed so many of the latest are given back first
   */
  Comparison(ChatRoom.Ground ground, ArchiveWriter writer, Backfill backfill, int welcomed) {
    this.ground = ground;
    this.writer = writer;
    this.backfill = backfill;
    this.most = Math.min(MOST_GIVEN_BACK, ground.archiveSettings().historySize());
    this.latest = Math.min(most, welcomed);
  }

  /** Completed when the history has the latest; fails where one of both is out of reach. */
  CompletionStage<Found> run(ConversationId id) {
    return ground.archive().extent(id).thenCompose(extent -> compare(id, extent));
  }

  /** The same with what this node has itself. */
  CompletionStage<Void> runWithoutArchive(ConversationId id) {
    List<ArchivedMessage> own = writer.unfiled(id);
    return own.isEmpty()
        ? completedStage(null)
        : lacking(id, lastOf(own))
            .thenCompose(isLacking -> isLacking ? giveBack(id, own) : completedStage(null));
  }

  /** Completed when the history has all that is known and it can remember. */
  CompletionStage<Void> giveBackAll(ConversationId id) {
    return giveBack(id, most);
  }

  private CompletionStage<Found> compare(ConversationId id, Extent extent) {
    List<ArchivedMessage> own = writer.unfiled(id);
    long last = Math.max(extent.last(), lastOf(own));
    if (last == 0 && ground.archiveSettings().awaited()) {
      return completedStage(Found.NOTHING);
    }
    return page(id, last)
        .thenCompose(
            page -> {
              fileLater(id, extent, page);
              Found found = new Found(page.position().epoch(), isLacking(page, last, most));
              return isLacking(page, last, latest)
                  ? giveBack(id, extent, page).thenApply(done -> found)
                  : completedStage(found);
            });
  }

  /** What comes before a hole is forgotten: the archive gets it before, and the hole is small. */
  private CompletionStage<Void> giveBack(ConversationId id, Extent extent, Replay page) {
    long end = page.position().seq();
    if (end == 0 || end >= extent.last()) {
      return giveBack(id, latest);
    }
    return extent.complete() < end
        ? backfill.run(id).thenCompose(count -> giveBackAll(id))
        : giveBackAll(id);
  }

  private CompletionStage<Void> giveBack(ConversationId id, int count) {
    return ground.archive().latest(id, count).thenCompose(kept -> giveBack(id, kept));
  }

  private CompletionStage<Boolean> lacking(ConversationId id, long last) {
    return page(id, last).thenApply(page -> isLacking(page, last, most));
  }

  /** The first entry that the history should have, if it has come to a seq. */
  private CompletionStage<Replay> page(ConversationId id, long last) {
    return ground.history().page(Broadcast.groupOf(id), Math.max(0, last - most), 1);
  }

  private static boolean isLacking(Replay page, long last, int count) {
    long end = page.position().seq();
    long first = Math.max(0, Math.max(last, end) - count) + 1;
    return end < last
        || (page.entries().isEmpty() ? first <= end : page.entries().get(0).seq() > first);
  }

  private CompletionStage<Void> giveBack(ConversationId id, List<ArchivedMessage> kept) {
    List<ArchivedMessage> latest = contiguous(kept, writer.unfiled(id));
    if (latest.isEmpty()) {
      return completedStage(null);
    }
    LOGGER.log(INFO, "history gets back conversation={0} up to {1}", id.value(), lastOf(latest));
    return ground
        .history()
        .restore(Broadcast.groupOf(id), latest.stream().map(Paper::lost).toList());
  }

  /** The latest of both, as far back as none is missing. */
  private static List<ArchivedMessage> contiguous(
      List<ArchivedMessage> kept, List<ArchivedMessage> own) {
    TreeMap<Long, ArchivedMessage> all = new TreeMap<>();
    own.forEach(message -> all.put(message.seq(), message));
    kept.forEach(message -> all.put(message.seq(), message));
    List<ArchivedMessage> latest = new ArrayList<>();
    for (ArchivedMessage message : all.descendingMap().values()) {
      if (!latest.isEmpty() && latest.get(0).seq() != message.seq() + 1) {
        break;
      }
      latest.add(0, message);
    }
    return latest;
  }

  private static long lastOf(List<ArchivedMessage> messages) {
    return messages.isEmpty() ? 0 : messages.get(messages.size() - 1).seq();
  }

  private void fileLater(ConversationId id, Extent extent, Replay page) {
    if (ground.archiveSettings().awaited() || extent.complete() >= page.position().seq()) {
      return;
    }
    try {
      ScheduledFuture<?> unused =
          ground.executor().schedule(() -> file(id), LATER_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, another one files what is missing");
    }
  }

  private void file(ConversationId id) {
    CompletionStage<?> unused =
        Stages.begun(() -> backfill.run(id))
            .whenComplete(
                (count, failure) -> {
                  if (failure != null) {
                    String event = "archive not filled up conversation={0} {1}";
                    LOGGER.log(WARNING, event, id.value(), failure);
                  }
                });
  }
}
