package org.homeservices.channel;

/** One receiver's place in one group. */
@FunctionalInterface
public interface Membership {
  /** Ends the place; nothing is received afterwards. Idempotent, never blocks. */
  void leave();
}
