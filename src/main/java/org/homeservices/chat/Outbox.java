package org.homeservices.chat;

/**
 * A member's way out. Called in order, by one thread at a time, with locks held: it must return at
 * once and never throws.
 */
public interface Outbox {
  /**
   * Where the conversation stands. The first call, and again where what was delivered so far is
   * void: then the welcome's messages stand in place of all earlier ones.
   */
  void welcome(Welcome welcome);

  /**
   * An encoded event. Between two welcomes, remembered ones come in the order of their {@code seq}
   * and without gaps.
   */
  void deliver(String frame);

  /** The last call: more waits for this member than may, and it has lost its seat. */
  void tooSlow();

  /**
   * The last call: what was delivered so far is void, what stands in its place cannot be read, and
   * the member has lost its seat. It may come back with its position.
   */
  void stranded();

  /** The last call: the conversation is not there any more. */
  void gone();
}
