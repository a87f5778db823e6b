package org.homeservices.channel;

import java.util.concurrent.CompletionStage;

/**
 * Remembers the recent entries of each group, bounded by number and age, and numbers them: {@code
 * seq} starts at 1, is contiguous, and never goes back. A reader gets exactly what it missed or is
 * told that it cannot. Nothing here blocks; thread-safe.
 */
public interface History {

  /**
   * Appends an entry and sends it to the group's members. A publication whose key stands in the
   * history already changes nothing and is answered with the entry that stands there.
   *
   * @return completed when the entry is as durable as this history is
   */
  CompletionStage<Published> publish(GroupName group, Publication publication);

  /**
   * Everything after a position; {@link Replay#complete()} is false where the position is of
   * another epoch, older than what is remembered, or ahead of the end. The latest {@code limit}
   * entries then come instead.
   */
  CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit);

  /** The latest entries, at most {@code limit}; always complete. */
  CompletionStage<Replay> latest(GroupName group, int limit);
}
