package org.homeservices.web;

/**
 * Why this server closes a WebSocket or ends a stream (PROTOCOL.md, Close codes; RFC 6455 §7.4.2:
 * 4000–4999).
 */
public enum CloseCode {
  /** Three frames in a row were no JSON text. */
  NOT_JSON(4400, ErrorCode.BAD_FRAME),
  /** The token does not verify. */
  NO_TOKEN(4401, ErrorCode.UNAUTHORISED),
  /** The page's origin is not allowed. */
  ORIGIN(4403, ErrorCode.FORBIDDEN),
  /** The conversation is not there. */
  GONE(4404, ErrorCode.NOT_FOUND),
  /** The client does not speak this protocol. */
  SUBPROTOCOL(4406, ErrorCode.BAD_FRAME),
  /** No hello came in time. */
  NO_HELLO(4408, ErrorCode.BAD_FRAME),
  /** A text message longer than allowed. */
  TOO_BIG(4413, ErrorCode.TOO_LONG),
  /** The visitor, or the address, has as many sockets open as it may. */
  TOO_MANY(4429, ErrorCode.RATE_LIMITED),
  /** A defect of the server. */
  INTERNAL(4500, ErrorCode.INTERNAL),
  /** The client does not take its frames. */
  SLOW(4501, ErrorCode.INTERNAL),
  /** The client does not answer pings. */
  SILENT(4502, ErrorCode.INTERNAL),
  /** This node cannot serve the client for now; it may come back, here or on another node. */
  UNAVAILABLE(4503, ErrorCode.LAYER_UNAVAILABLE);

  private final int number;
  private final ErrorCode error;

  CloseCode(int number, ErrorCode error) {
    this.number = number;
    this.error = error;
  }

  /** Its number on the wire. */
  public int number() {
    return number;
  }

  /** What an HTTP answer says for the same reason, as long as nothing else was said. */
  public ErrorCode error() {
    return error;
  }
}
