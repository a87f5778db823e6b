package org.homeservices.chat;

/**
 * A member's way out. Called in order, by one thread at a time, with locks held: it must return at
 * once and never throws.
 */
public interface Outbox {
  /** The first call: where the conversation stands. */
  void welcome(Welcome welcome);

  /** Everything after it, remembered frames in the order of their {@code seq} and without gaps. */
  void deliver(Frame frame);
}
