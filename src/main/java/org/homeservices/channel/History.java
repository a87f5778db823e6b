package org.homeservices.channel;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Remembers the recent entries of each group, bounded by number and age, and numbers them: {@code
 * seq} starts at 1, is contiguous, and never goes back. A reader gets exactly what it missed or is
 * told that it cannot. Nothing here blocks; stages fail with a {@link ChannelFailure} only.
 * Thread-safe.
 */
public interface History {

  /**
   * Appends an entry and sends it to the group's members. A publication whose key was published
   * already changes nothing and is answered with the entry of then, for as long as the group's
   * positions are kept ({@link ChannelSettings#positionAge()}). What is held gets its place when
   * the history is back, in the publication's epoch alone too.
   *
   * @return {@link Published.Sequenced} when the entry is as durable as this history is, or {@link
   *     Published.Held} at once while the history is out of reach; failed with {@link
   *     LayerUnavailable} where no more can be held, and with {@link EpochOver} where the history
   *     is not in the publication's epoch
   */
  CompletionStage<Published> publish(GroupName group, Publication publication);

  /**
   * Everything after a position; {@link Replay#complete()} is false where the position is of an
   * epoch that the history is not known to continue from there, older than what is remembered,
   * ahead of the end, or too far behind it ({@link Replay#MOST_ENTRIES}, {@link
   * Replay#MOST_CHARACTERS}). The latest {@code limit} entries then come instead.
   */
  CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit);

  /** The latest entries, at most {@code limit}; always complete. */
  CompletionStage<Replay> latest(GroupName group, int limit);

  /**
   * A page of what is remembered, oldest first, at most {@code limit} entries with a greater {@code
   * seq} than {@code after}; complete where the first of them is {@code after + 1} or there are
   * none.
   */
  CompletionStage<Replay> page(GroupName group, long after, int limit);

  /**
   * Puts back entries that the history had and has lost, under their old places, before and behind
   * what it has; members are not told. What it has, it keeps; {@code seq} goes on behind the last
   * of them. Where nothing was numbered otherwise since they were lost, positions of the epoch of
   * the last of them are good again. Done twice, or by several at once, it is done once.
   *
   * @param entries the latest that are known elsewhere, in the order of their seq, contiguous
   * @return completed when that is done; failed with {@link LayerUnavailable} while the history is
   *     out of reach
   */
  CompletionStage<Void> restore(GroupName group, List<LostEntry> entries);

  /**
   * Forgets all entries of a group, and their keys, on all nodes, but not how many there were:
   * {@code seq} goes on, for somebody may still hold a position. Nobody may publish in it
   * afterwards: where somebody does, the entry is remembered like any other.
   *
   * @return completed when that is done; failed with {@link LayerUnavailable} while the history is
   *     out of reach
   */
  CompletionStage<Void> erase(GroupName group);
}
