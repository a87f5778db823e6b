package org.homeservices.web;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue of errors, the same on HTTP and WebSocket (PROTOCOL.md, Error codes). */
public enum ErrorCode {
  /** Not a JSON object. */
  BAD_FRAME(400, false),
  /** A frame of a type that this server does not know. */
  UNKNOWN_TYPE(400, false),
  /** A field that must be there is not. */
  MISSING_FIELD(400, false),
  /** A field of the wrong kind, form or length. */
  BAD_FIELD(400, false),
  /** A message of too many characters. */
  TOO_LONG(413, false),
  /** A message of too few characters. */
  TOO_SHORT(400, false),
  /** A message with control characters or marks that disguise it. */
  BAD_CHARACTERS(400, false),
  /** Too much in too short a time. */
  RATE_LIMITED(429, true),
  /** The conversation has ended. */
  CONVERSATION_CLOSED(409, false),
  /** Not there, or not for this token: the two look alike. */
  NOT_FOUND(404, false),
  /** No valid token. */
  UNAUTHORISED(401, false),
  /** Not from this origin. */
  FORBIDDEN(403, false),
  /** Something else must end first. */
  BUSY(409, true),
  /** Nothing can answer now. */
  ASSISTANT_UNAVAILABLE(503, true),
  /** Messages cannot be carried now. */
  LAYER_UNAVAILABLE(503, true),
  /** A defect of the server. */
  INTERNAL(500, false);

  private static final Map<String, ErrorCode> BY_CODE =
      Stream.of(values()).collect(toUnmodifiableMap(ErrorCode::code, Function.identity()));

  private final int httpStatus;
  private final boolean retryable;

  ErrorCode(int httpStatus, boolean retryable) {
    this.httpStatus = httpStatus;
    this.retryable = retryable;
  }

  /** The one with a name; {@link #INTERNAL} where there is none. */
  public static ErrorCode named(String code) {
    return BY_CODE.getOrDefault(code, INTERNAL);
  }

  /** Its name on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of an HTTP answer with it. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same request may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
