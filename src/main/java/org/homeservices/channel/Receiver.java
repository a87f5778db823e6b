package org.homeservices.channel;

/** A member's end of a channel. */
@FunctionalInterface
public interface Receiver {
  /**
   * Takes one envelope. Called by one thread at a time, in the order of the group. Must return at
   * once: it may hand the envelope on, never wait, and never throws.
   */
  void receive(Envelope envelope);
}
