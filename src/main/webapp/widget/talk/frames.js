// @ts-check

export const SUBPROTOCOL = "home-services-chat.v1";

/** @typedef {'hello'|'message'|'typing'|'stop'|'regenerate'|'read'|'feedback'|'rate'|'handover'|'close'|'ping'} ClientType */
/** @typedef {{ type: ClientType, [field: string]: any }} ClientFrame a frame that the client sends */
/** @typedef {{ type: string, [field: string]: any }} ServerFrame a frame that the server sends */

/** The `code` of an `error` frame and of a problem document, where the widget does more than to show it. */
export const ErrorCode = Object.freeze({
  RATE_LIMITED: "rate_limited",
  CONVERSATION_CLOSED: "conversation_closed",
  UNAUTHORISED: "unauthorised",
  BUSY: "busy",
  ASSISTANT_UNAVAILABLE: "assistant_unavailable",
  LAYER_UNAVAILABLE: "layer_unavailable",
  INTERNAL: "internal",
});

/** Why a socket ended, where more than the range of the code counts. */
export const CloseCode = Object.freeze({
  NORMAL: 1000,
  LOST: 1006,
  TOO_BIG: 1009,
  BAD_FRAMES: 4400,
  UNAUTHORISED: 4401,
  FORBIDDEN_ORIGIN: 4403,
  CONVERSATION_GONE: 4404,
  NO_HELLO: 4408,
  CLIENT_TOO_OLD: 4426,
  TOO_MANY_CONNECTIONS: 4429,
  INTERNAL: 4500,
  DRAINING: 4503,
});

/** What a client does when its socket has ended. */
export const AfterClose = Object.freeze({
  RESUME: "resume",
  RESUME_LATER: "resume-later",
  START_OVER: "start-over",
  RELOAD: "reload",
  STOP: "stop",
});

/**
 * @param {number} code
 * @returns {string} one of `AfterClose`; for a code this version does not know, its range decides
 */
export function afterClose(code) {
  switch (code) {
    case CloseCode.NORMAL:
    case CloseCode.TOO_BIG:
      return AfterClose.STOP;
    case CloseCode.UNAUTHORISED:
    case CloseCode.CONVERSATION_GONE:
      return AfterClose.START_OVER;
    case CloseCode.NO_HELLO:
      return AfterClose.RESUME;
    case CloseCode.CLIENT_TOO_OLD:
      return AfterClose.RELOAD;
    case CloseCode.TOO_MANY_CONNECTIONS:
      return AfterClose.RESUME_LATER;
    default:
      return code >= 4400 && code < 4500 ? AfterClose.STOP : AfterClose.RESUME;
  }
}

/**
 * The frames of one text message, one JSON object per line. A line that is not a frame is left out:
 * one bad frame must not cost its neighbours.
 *
 * @param {string} text
 * @returns {ServerFrame[]}
 */
export function split(text) {
  return text.split("\n").map(parsed).filter((frame) => typeof frame?.type === "string");
}

/** @param {string} line */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
