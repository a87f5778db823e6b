package org.homeservices.web.socket;

import java.time.Duration;

/**
 * What one socket is allowed.
 *
 * @param maxLength of a message, in characters; told at the welcome
 * @param ratePerMinute messages of a visitor, 0 for any number; told at the welcome
 * @param helloWithin how long a socket may stay without a hello
 * @param pingAfter silence after which the peer is pinged
 * @param pongWithin how long the peer may then stay silent
 * @param sendWithin how long one message may be on its way
 * @param closeWithin how long the container may take to close it
 */
public record SocketLimits(
    int maxLength,
    int ratePerMinute,
    Duration helloWithin,
    Duration pingAfter,
    Duration pongWithin,
    Duration sendWithin,
    Duration closeWithin) {
  /** The longest text message from a client, in bytes of UTF-8. */
  public static final int MOST_BYTES = 64 * 1024;

  /**
   * How long frames may wait for others while many sockets are written to, see {@link Pulse}; zero:
   * never.
   */
  public static final Duration LINGER = Duration.ofMillis(5);

  /** As PROTOCOL.md says. */
  public static SocketLimits ofProtocol(int maxLength, int ratePerMinute) {
    return new SocketLimits(
        maxLength,
        ratePerMinute,
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2));
  }
}
