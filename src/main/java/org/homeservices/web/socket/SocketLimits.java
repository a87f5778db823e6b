package org.homeservices.web.socket;

import java.time.Duration;

/**
 * What one socket is allowed.
 *
 * @param helloWithin how long a socket may stay without a hello
 * @param pingAfter silence after which the peer is pinged
 * @param pongWithin how long the peer may then stay silent
 * @param sendWithin how long one message may be on its way
 * @param closeWithin how long the container may take to close it
 */
public record SocketLimits(
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
  public static SocketLimits ofProtocol() {
    return new SocketLimits(
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2));
  }
}
