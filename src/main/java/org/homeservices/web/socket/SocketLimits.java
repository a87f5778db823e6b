package org.homeservices.web.socket;

import java.time.Duration;

/**
 * What one socket is allowed.
 *
 * @param maxLength of a message, in characters; told at the welcome
 * @param helloWithin how long a socket may stay without a hello
 * @param pingAfter silence after which the peer is pinged
 * @param pongWithin how long the peer may then stay silent
 */
public record SocketLimits(
    int maxLength, Duration helloWithin, Duration pingAfter, Duration pongWithin) {
  /** The longest text message from a client, in bytes of UTF-8. */
  public static final int MOST_BYTES = 64 * 1024;

  /** As PROTOCOL.md says. */
  public static SocketLimits ofProtocol(int maxLength) {
    return new SocketLimits(
        maxLength, Duration.ofSeconds(5), Duration.ofSeconds(25), Duration.ofSeconds(10));
  }
}
