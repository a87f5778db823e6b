package org.homeservices.channel.redis;

/**
 * What one node asks of another, or answers.
 *
 * @param id the asking node's own number for it
 * @param from the node that asks; empty in an answer
 * @param channel whose node is asked; empty in an answer
 * @param group empty where it is about none
 */
record Request(Kind kind, long id, String from, String channel, String group, String text) {

  enum Kind {
    /** Puts the text into the channel. */
    SEND,
    /** Makes the channel a member of the group. */
    ADD,
    /** Ends the channel's membership. */
    DISCARD,
    /** It is done. */
    TAKEN,
    /** The channel is full. */
    FULL,
    /** There is no such channel. */
    GONE
  }

  Request answered(Kind outcome) {
    return new Request(outcome, id, "", "", "", "");
  }

  boolean isAnswer() {
    return from.isEmpty();
  }
}
