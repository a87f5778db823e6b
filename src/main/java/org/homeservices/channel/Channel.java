package org.homeservices.channel;

/** An open channel, in the hands of whoever opened it. Thread-safe. */
public interface Channel {
  /** Where others send to. */
  ChannelName name();

  /**
   * Closes the channel: it leaves its groups, what waits in it is gone, and nothing is received
   * afterwards. Idempotent, never blocks.
   */
  void close();
}
