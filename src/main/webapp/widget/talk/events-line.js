// @ts-check
import { address, authorization, CallFailed, postFrame, refusal } from "./api.js";
import { CloseCode, ErrorCode, split } from "./frames.js";

/** @typedef {import("./shared.js").Session} Session */
/** @typedef {import("./socket-line.js").Line} Line */

const PAUSE = 3_000;

/** What may go well when it is tried again. */
const PASSING = new Set([
  ErrorCode.RATE_LIMITED,
  ErrorCode.BUSY,
  ErrorCode.ASSISTANT_UNAVAILABLE,
  ErrorCode.LAYER_UNAVAILABLE,
  ErrorCode.INTERNAL,
]);

/** What the refusal of a call means, as the end of a line. */
const ENDS = Object.freeze({
  400: CloseCode.BAD_FRAMES,
  401: CloseCode.UNAUTHORISED,
  403: CloseCode.FORBIDDEN_ORIGIN,
  404: CloseCode.CONVERSATION_GONE,
  429: CloseCode.TOO_MANY_CONNECTIONS,
  503: CloseCode.DRAINING,
});

/**
 * A line of plain HTTP, for where WebSockets are blocked: a stream of events brings what the server says, each frame
 * of the client is a call of its own.
 *
 * @implements {Line}
 */
export class EventsLine {
  #base;
  #session;
  #told;
  #stream = new AbortController();
  #isClosed = false;
  #sending = Promise.resolve();

  /**
   * @param {URL} base
   * @param {Session} session
   * @param {import("./socket-line.js").Told} told
   */
  constructor(base, session, told) {
    this.#base = base;
    this.#session = session;
    this.#told = told;
  }

  open() {
    this.hello();
  }

  /** The position of a stream cannot be changed: another one takes its place. */
  hello() {
    this.#stream.abort();
    this.#stream = new AbortController();
    const { signal } = this.#stream;
    this.#read(signal).then(
      (retry) => signal.aborted || this.#told.ended(CloseCode.LOST, retry),
      (failure) => signal.aborted || this.#refused(failure),
    );
  }

  /**
   * Frames arrive in the order in which they were sent, but what cannot wait overtakes the others.
   *
   * @param {any} frame
   */
  send(frame) {
    if (frame.type === "stop" || frame.type === "typing") {
      void this.#post(frame);
    } else {
      const post = () => this.#post(frame);
      this.#sending = this.#sending.then(post, post);
    }
  }

  /** The server speaks after 15 s of silence. */
  ping() {
    return false;
  }

  close() {
    this.#isClosed = true;
    this.#stream.abort();
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<number>} the wait that the server has asked for, at the stream's end
   */
  async #read(signal) {
    const { position } = this.#told.hello();
    const headers = {
      Accept: "text/event-stream",
      ...authorization(this.#current),
      ...(position && { "Last-Event-ID": `${position.epoch}:${position.seq}` }),
    };
    const url = address(this.#base, this.#session, "events");
    const response = await fetch(url, { headers, signal, credentials: "omit", cache: "no-store" });
    if (!response.ok) {
      throw await refusal(response);
    }
    const events = new EventStream();
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    // A stream that breaks has ended.
    const next = () => reader.read().then(({ value }) => value, () => undefined);
    for (let bytes = await next(); bytes && !signal.aborted; bytes = await next()) {
      // What fails in who hears it is no end of the line.
      queueMicrotask(() => this.#heard(events.feed(bytes), events.retry));
    }
    return events.retry;
  }

  /**
   * @param {{ type: string, data: string }[]} events
   * @param {number} retry
   */
  #heard(events, retry) {
    const { signal } = this.#stream;
    this.#told.received(events.flatMap(({ type, data }) => (type === "" ? split(data) : [])));
    const end = events.find(({ type }) => type === "close");
    if (end && !signal.aborted) {
      this.#stream.abort();
      this.#told.ended(codeOf(end.data), retry);
    }
  }

  /** @param {any} frame */
  async #post(frame) {
    if (this.#isClosed) {
      return;
    }
    const reply = await postFrame(this.#base, this.#current, frame).catch((failure) => this.#failed(failure, frame));
    if (typeof reply?.type === "string" && !this.#isClosed) {
      queueMicrotask(() => this.#told.received([reply]));
    }
  }

  /**
   * @param {CallFailed} failure
   * @param {any} frame
   * @returns {object | null} the error that a socket would have brought, or null where the line has ended
   */
  #failed(failure, frame) {
    const { code, field, clientId = frame.clientId, retryAfter = failure.retryAfter || undefined } = failure.problem;
    const isOfTheLine = [401, 403, 408].includes(failure.status) || (failure.status === 404 && !field);
    if (code && !isOfTheLine) {
      return { type: "error", code, message: failure.message, retryable: PASSING.has(code), field, clientId, retryAfter };
    }
    if (!this.#isClosed) {
      this.#refused(failure, PAUSE);
    }
    return null;
  }

  /**
   * @param {unknown} failure
   * @param {number} [atLeast]
   */
  #refused(failure, atLeast = 0) {
    const { status, retryAfter, problem } = failure instanceof CallFailed ? failure : new CallFailed("");
    const code = problem.code && /** @type {Record<number, number>} */ (ENDS)[status];
    this.#told.ended(code || CloseCode.LOST, Math.max(atLeast, retryAfter * 1000));
  }

  get #current() {
    return { ...this.#session, token: this.#told.hello().token };
  }
}

/** Reads a `text/event-stream` that comes in pieces cut anywhere. */
export class EventStream {
  #decoder = new TextDecoder();
  #rest = "";
  /** @type {string[]} */
  #data = [];
  #type = "";

  /** How long the server asks to stay away after the end, in milliseconds. */
  retry = 0;

  /**
   * @param {Uint8Array} bytes
   * @returns {{ type: string, data: string }[]} the events that are whole now
   */
  feed(bytes) {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  /** @param {string} line */
  #take(line) {
    if (line === "") {
      const event = { type: this.#type, data: this.#data.join("\n") };
      this.#type = "";
      this.#data = [];
      return event.data === "" ? null : event;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === "data") {
      this.#data.push(value);
    } else if (field === "event") {
      this.#type = value;
    } else if (field === "retry") {
      this.retry = Number(value) || this.retry;
    }
    return null;
  }
}

/** @param {string} end */
function codeOf(end) {
  try {
    return Number(JSON.parse(end).code) || CloseCode.LOST;
  } catch {
    return CloseCode.LOST;
  }
}
