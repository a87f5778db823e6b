package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Position;

/** Reads histories that have been seen, anew where one was lost since. */
final class Reading {
  private static final System.Logger LOGGER = System.getLogger(Reading.class.getName());

  /** What is known of a history out of reach: nothing, and no position fits it. */
  private static final Replay UNKNOWN =
      new Replay(new StreamPosition("unknown", 0), List.of(), false);

  private final ChatRoom.Ground ground;
  private final Recovery recovery;
  private final int welcomed;

  /**
   * @param welcomed messages of a welcome
   */
  Reading(ChatRoom.Ground ground, Recovery recovery, int welcomed) {
    this.ground = ground;
    this.recovery = recovery;
    this.welcomed = welcomed;
  }

  /**
   * What a welcome tells of a conversation: all after a position where that is possible, else the
   * latest. {@link #UNKNOWN} where the history is out of reach.
   */
  CompletionStage<Replay> missed(ConversationId id, Optional<Position> position) {
    GroupName group = Broadcast.groupOf(id);
    return newest(id, () -> read(group, position))
        .thenCompose(
            replay ->
                reachesBehind(replay, position)
                    ? recovery.ready(id).thenCompose(ready -> read(group, position))
                    : completedStage(replay))
        .exceptionallyCompose(failure -> unknownAfter(failure, group));
  }

  /** The latest messages, as many as a welcome has. */
  CompletionStage<Replay> latest(ConversationId id) {
    return newest(id, () -> read(Broadcast.groupOf(id), Optional.empty()));
  }

  /** A page of what the history has. */
  CompletionStage<Replay> page(ConversationId id, long after, int limit) {
    return newest(id, () -> ground.history().page(Broadcast.groupOf(id), after, limit));
  }

  private CompletionStage<Replay> read(GroupName group, Optional<Position> position) {
    return position
        .map(at -> new StreamPosition(at.epoch(), at.seq()))
        .map(at -> ground.history().since(group, at, welcomed))
        .orElseGet(() -> ground.history().latest(group, welcomed));
  }

  /** Whether more was missed than what a history gets back for a welcome. */
  private boolean reachesBehind(Replay replay, Optional<Position> position) {
    return !replay.complete()
        && position
            .map(at -> replay.position().seq() - at.seq())
            .filter(missed -> missed > welcomed && missed <= Replay.MOST_ENTRIES)
            .isPresent();
  }

  private CompletionStage<Replay> newest(
      ConversationId id, Supplier<CompletionStage<Replay>> read) {
    return recovery
        .seen(id)
        .thenCompose(sight -> read.get().thenCompose(replay -> newest(id, sight, replay, read)));
  }

  private CompletionStage<Replay> newest(
      ConversationId id, Sight sight, Replay replay, Supplier<CompletionStage<Replay>> read) {
    return sight.isOf(replay.position().epoch())
        ? completedStage(replay)
        : recovery.seenAnew(id, sight.epoch()).thenCompose(anew -> read.get());
  }

  private static CompletionStage<Replay> unknownAfter(Throwable failure, GroupName group) {
    return Failures.outage(failure)
        .map(outage -> unknown(outage, group))
        .orElseGet(() -> failedStage(failure));
  }

  private static CompletionStage<Replay> unknown(LayerUnavailable outage, GroupName group) {
    LOGGER.log(
        WARNING, "welcome without history group={0} {1}", group.value(), outage.getMessage());
    return completedStage(UNKNOWN);
  }
}
