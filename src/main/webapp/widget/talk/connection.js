// @ts-check
import { CallFailed } from "./api.js";
import { backoff } from "./backoff.js";
import { AfterClose, afterClose, CloseCode } from "./frames.js";
import { Sessions } from "./sessions.js";

/** @typedef {'idle'|'connecting'|'open'|'waiting'|'closed'} State */
/** @typedef {import("./shared.js").Session} Session */
/** @typedef {{ outcome: string, message?: string, code?: string, field?: string }} Reason */

/** @type {Readonly<Record<State, readonly State[]>>} */
const ARROWS = Object.freeze({
  idle: ["connecting"],
  connecting: ["open", "waiting", "closed", "idle"],
  open: ["connecting", "waiting", "closed", "idle"],
  waiting: ["connecting", "idle"],
  closed: ["connecting", "idle"],
});

const HANDSHAKE = 15_000;
const QUIET = 25_000;
const PONG = 10_000;
const CROWDED = 30_000;

/** So often a socket is tried again where one has worked. */
const PATIENCE = 3;

/**
 * One conversation's line to the server, kept open for as long as it is wanted. It finds or starts the conversation,
 * says hello, comes back by the table of close codes, and hands over frames in the order they came. It keeps no
 * messages: what is pending is sent again by whoever hears `welcome`.
 *
 * A WebSocket is tried first. Where one ends before its welcome the next attempt is by events, and so in turn. Whose
 * latest welcome was a socket's tries that three times before; events are left again when they fail too: then it was
 * the server.
 */
export class Connection {
  /** @type {State} */
  #state = "idle";
  #room;
  #sessions;
  /** @type {import("./socket-line.js").Line | null} */
  #line = null;
  /** @type {'socket'|'events'} */
  #kind = "socket";
  #socketsWork = false;
  #dialled = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #attempt = 0;
  /** No sooner than this may it come back: the server asked for it. */
  #notBefore = 0;
  #heard = 0;
  #leaving = false;
  #isLeft = false;

  /**
   * @param {import("./shared.js").Shared} shared
   * @param {object} room what the connection asks of its owner
   * @param {(signal: AbortSignal) => Promise<Session>} room.start begins a conversation
   * @param {(kind: 'socket'|'events', session: Session, told: import("./socket-line.js").Told) => import("./socket-line.js").Line} room.line
   * @param {() => object} room.hello the fields of `hello` besides the token
   * @param {() => boolean} room.isWanted whether a new conversation is worth starting
   * @param {(frames: any[]) => void} room.receive
   * @param {() => void} room.forgotten the conversation is gone
   * @param {(state: State, reason?: Reason) => void} room.changed
   */
  constructor(shared, room) {
    this.#sessions = new Sessions(shared, room.start);
    this.#room = room;
  }

  get state() {
    return this.#state;
  }

  /** Connects unless it already does. */
  connect() {
    if (!this.#isLeft && (this.#state === "idle" || this.#state === "closed")) {
      this.#dial();
    }
  }

  /** The network or the page is back: try at once, or see whether the open line still lives. */
  wake() {
    if (this.#state === "waiting" && Date.now() >= this.#notBefore) {
      this.#dial();
    } else if (this.#state === "open" && !this.#leaving) {
      this.#probe();
    }
  }

  /**
   * @param {object} frame
   * @returns {boolean} false when there is no open line
   */
  send(frame) {
    if (this.#state !== "open") {
      return false;
    }
    this.#line?.send(frame);
    return true;
  }

  /** Asks for what is missing. */
  sayHello() {
    this.#line?.hello();
  }

  /** Ends the connection; `connect` begins anew. */
  disconnect() {
    this.#hangUp();
    this.#transition("idle");
  }

  /** Ends the connection for good. */
  leave() {
    this.#isLeft = true;
    this.disconnect();
  }

  #dial() {
    this.#hangUp();
    if (!this.#sessions.load()) {
      this.#room.forgotten();
      if (!this.#room.isWanted()) {
        this.#transition("idle");
        return;
      }
    }
    this.#transition("connecting");
    this.#after(HANDSHAKE, () => this.#lost());
    const { signal } = this.#dialled;
    this.#sessions.findOrStart(signal).then(
      (session) => signal.aborted || this.#open(session, signal),
      (failure) => signal.aborted || this.#refused(failure),
    );
  }

  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  #open(session, signal) {
    this.#line = this.#room.line(this.#kind, session, {
      hello: () => ({ token: this.#sessions.token, ...this.#room.hello() }),
      received: (frames) => signal.aborted || this.#receive(frames),
      ended: (code, atLeast) => signal.aborted || this.#ended(code, atLeast),
    });
    this.#line.open();
  }

  /** @param {any[]} frames */
  #receive(frames) {
    this.#heard = Date.now();
    if (this.#state === "open" && !this.#leaving) {
      this.#after(QUIET, () => this.#probe());
    }
    for (const frame of frames) {
      if (frame.type === "welcome") {
        this.#welcomed(frame);
      } else if (frame.type === "reconnect") {
        this.#leave(frame.after ?? 0);
      }
    }
    this.#room.receive(frames);
  }

  /** @param {{ token?: string }} welcome */
  #welcomed({ token }) {
    if (token) {
      this.#sessions.renew(token);
    }
    this.#attempt = 0;
    this.#socketsWork = this.#kind === "socket";
    if (this.#state === "connecting") {
      this.#transition("open");
      this.#after(QUIET, () => this.#probe());
    }
  }

  #probe() {
    if (this.#line?.ping()) {
      this.#after(PONG, () => this.#lost());
    } else if (Date.now() - this.#heard >= QUIET) {
      this.#lost();
    }
  }

  /** @param {number} delay the node stays usable until then */
  #leave(delay) {
    this.#leaving = true;
    this.#notBefore = Date.now() + delay;
    this.#after(delay, () => this.#dial());
  }

  #lost() {
    this.#ended(CloseCode.LOST);
  }

  /**
   * @param {number} code
   * @param {number} [atLeast] the least wait
   */
  #ended(code, atLeast = 0) {
    const outcome = afterClose(code);
    const mayBeBlocked = !this.#socketsWork || this.#attempt >= PATIENCE;
    const isBlocked = code === CloseCode.LOST && this.#state === "connecting" && this.#line !== null && mayBeBlocked;
    this.#hangUp();
    this.#notBefore = Math.max(this.#notBefore, Date.now() + atLeast);
    switch (outcome) {
      case AfterClose.RESUME:
        return isBlocked ? this.#otherLine() : this.#wait(backoff(this.#attempt));
      case AfterClose.RESUME_LATER:
        this.#notBefore = Date.now() + Math.max(CROWDED, atLeast);
        return this.#wait(CROWDED + backoff(this.#attempt));
      case AfterClose.START_OVER:
        this.#sessions.forget(code === CloseCode.CONVERSATION_GONE);
        return this.#wait(this.#attempt === 0 ? 0 : backoff(this.#attempt));
      default:
        return this.#transition("closed", { outcome });
    }
  }

  /** Events follow a socket soon, so that a server that comes back meanwhile is not taken for a blocked socket. */
  #otherLine() {
    const wait = backoff(this.#kind === "socket" ? 0 : this.#attempt);
    this.#kind = this.#kind === "socket" ? "events" : "socket";
    this.#wait(wait);
  }

  /** @param {unknown} failure */
  #refused(failure) {
    this.#hangUp();
    if (failure instanceof CallFailed && !failure.isPassing) {
      const { message, problem } = failure;
      this.#transition("closed", { outcome: AfterClose.STOP, message, code: problem.code, field: problem.field });
      return;
    }
    const asked = failure instanceof CallFailed ? failure.retryAfter * 1000 : 0;
    this.#notBefore = Date.now() + asked;
    this.#wait(asked + backoff(this.#attempt));
  }

  /** @param {number} delay */
  #wait(delay) {
    this.#attempt += 1;
    this.#transition("waiting");
    this.#after(Math.max(delay, this.#notBefore - Date.now()), () => this.#dial());
  }

  /** From here on the line is heard no more. */
  #hangUp() {
    clearTimeout(this.#timer);
    this.#dialled.abort();
    this.#dialled = new AbortController();
    this.#line?.close();
    this.#line = null;
    this.#leaving = false;
  }

  /**
   * @param {number} delay
   * @param {() => void} action the one thing that waits for time to pass
   */
  #after(delay, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delay);
  }

  /**
   * @param {State} state
   * @param {Reason} [reason]
   */
  #transition(state, reason) {
    if (state === this.#state) {
      return;
    }
    if (!ARROWS[this.#state].includes(state)) {
      throw new Error(`A connection does not go from ${this.#state} to ${state}`);
    }
    this.#state = state;
    this.#room.changed(state, reason);
  }
}
