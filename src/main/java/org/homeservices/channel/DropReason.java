package org.homeservices.channel;

/** Why something that was sent did not reach a channel. */
public enum DropReason {
  /** As much waited in the channel as may. */
  FULL,
  /** It waited longer than messages live. */
  EXPIRED,
  /** The other nodes are out of reach, and it is not remembered. */
  LINK_DOWN,
  /** It came sealed with a key that this node does not have, for another place, or changed. */
  UNREADABLE
}
