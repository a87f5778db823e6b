package org.homeservices.channel;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Knows who is in a group, on all nodes. The members of a node that died are gone within {@link
 * #GONE_WITHIN_SECONDS}. Members themselves are told by {@link Receiver#sizeChanged}. Nothing here
 * blocks; stages fail with {@link LayerUnavailable} only. Thread-safe.
 */
public interface Presence {
  /** How long the members of a node that died may still be counted. */
  int GONE_WITHIN_SECONDS = 15;

  /** How many channels are members. */
  CompletionStage<Integer> size(GroupName group);

  /** The channels that are members. */
  CompletionStage<Set<ChannelName>> members(GroupName group);
}
