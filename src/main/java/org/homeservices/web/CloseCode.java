package org.homeservices.web;

/** Why this server closes a WebSocket (PROTOCOL.md, Close codes; RFC 6455 §7.4.2: 4000–4999). */
public enum CloseCode {
  /** Three frames in a row were no JSON text. */
  NOT_JSON(4400),
  /** The token does not verify. */
  NO_TOKEN(4401),
  /** The page's origin is not allowed. */
  ORIGIN(4403),
  /** The conversation is not there. */
  GONE(4404),
  /** The client does not speak this protocol. */
  SUBPROTOCOL(4406),
  /** No hello came in time. */
  NO_HELLO(4408),
  /** A text message longer than allowed. */
  TOO_BIG(4413),
  /** The visitor, or the address, has as many sockets open as it may. */
  TOO_MANY(4429),
  /** A defect of the server. */
  INTERNAL(4500),
  /** The client does not take its frames. */
  SLOW(4501),
  /** The client does not answer pings. */
  SILENT(4502),
  /** This node cannot serve the client for now; it may come back, here or on another node. */
  UNAVAILABLE(4503);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  /** Its number on the wire. */
  public int number() {
    return number;
  }
}
