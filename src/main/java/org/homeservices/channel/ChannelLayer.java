package org.homeservices.channel;

import java.util.concurrent.CompletionStage;

/**
 * Carries texts to named channels and groups on every node of the cluster.
 *
 * <p>A channel belongs to the node that opened it; its name can be sent to from any node. A group
 * is a set of channels, of any nodes. Delivery is at most once for each channel. What one sender
 * sends to one group, or to one channel, arrives in the order in which it was sent; entries of a
 * group's {@link History} arrive in the order of their {@code seq}, without gaps.
 *
 * <p>What waits in a channel is bounded ({@link ChannelSettings#capacityOf}) and dies after {@link
 * ChannelSettings#messageExpiry()}. {@link #send} to a full channel fails; {@link #groupSend} skips
 * a full channel and counts that ({@link ChannelLayer#drops()}); an entry of a history is never
 * skipped: the channel is closed instead ({@link Receiver#overflowed()}), and its holder catches up
 * from the history.
 *
 * <p>Different from the channel layer of Django that this one replaces: a message is text, not a
 * dictionary; every channel has a receiver from its birth on, so there are no work queues and no
 * {@code receive}; capacity counts each channel by itself, not all channels of a process; a
 * membership lasts as long as its channel is open; there is no {@code flush}.
 *
 * <p>Nothing here blocks; stages complete on a thread of the layer or of the caller, and fail with
 * a {@link ChannelFailure} only. A text of more than {@link #MOST_BYTES} bytes of UTF-8 fails with
 * {@link MessageTooLarge}. Thread-safe.
 */
public interface ChannelLayer {
  /** The longest text, in bytes of UTF-8: 1 MiB. */
  int MOST_BYTES = 1024 * 1024;

  /**
   * Opens a channel on this node, under a new name: {@code prefix.<node>!<random>}.
   *
   * @param prefix 1–32 ASCII letters, digits, hyphens, underscores or periods
   * @param receiver gets what is sent to the channel or to a group that it is in
   * @throws IllegalArgumentException where the prefix does not have the form above
   */
  Channel open(String prefix, Receiver receiver);

  /**
   * Sends to one channel, wherever it is open.
   *
   * @return completed when the channel has taken the text; failed with {@link ChannelFull} or
   *     {@link ChannelGone} where it has not, with {@link LayerUnavailable} where nobody can tell
   */
  CompletionStage<Void> send(ChannelName channel, String text);

  /**
   * Makes a channel a member of a group; again changes nothing.
   *
   * @return completed when every send to the group that begins later reaches the channel; failed
   *     with {@link ChannelGone} where the channel is not open
   */
  CompletionStage<Void> groupAdd(GroupName group, ChannelName channel);

  /** Ends a membership; where there is none, nothing changes. */
  CompletionStage<Void> groupDiscard(GroupName group, ChannelName channel);

  /**
   * Sends to every channel that is a member now; it is not remembered.
   *
   * @return completed when the text is on its way
   */
  CompletionStage<Void> groupSend(GroupName group, String text);

  /** Like {@link #groupSend}, but {@code self} does not get it. */
  CompletionStage<Void> groupSendToOthers(GroupName group, String text, ChannelName self);

  /** What this node had to drop since it started. */
  Drops drops();
}
