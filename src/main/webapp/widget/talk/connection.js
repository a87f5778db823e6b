// @ts-check
import { CallFailed } from "./api.js";
import { backoff } from "./backoff.js";
import { AfterClose, afterClose, ClientFrame, CloseCode, ServerFrame, split, SUBPROTOCOL } from "./frames.js";

/** @typedef {'idle'|'connecting'|'open'|'waiting'|'closed'} State */

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

/**
 * One conversation's socket, kept open for as long as it is wanted. It finds or starts the conversation,
 * says hello, comes back by the table of close codes, and hands over frames in the order they came. It
 * keeps no messages: what is pending is sent again by whoever hears `welcome`.
 */
export class Connection {
  /** @type {State} */
  #state = "idle";
  #room;
  #sessions;
  /** @type {WebSocket | null} */
  #socket = null;
  #dialled = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #attempt = 0;
  /** No sooner than this may it come back: the server asked for it. */
  #notBefore = 0;
  #leaving = false;

  /**
   * @param {import("./storage.js").SessionStore} sessions
   * @param {object} room what the connection asks of its owner
   * @param {() => Promise<import("./storage.js").Session>} room.start begins a conversation
   * @param {(path: string) => URL} room.address
   * @param {() => object} room.hello the fields of `hello` besides the token
   * @param {() => boolean} room.isWanted whether a new conversation is worth starting
   * @param {(frames: any[]) => void} room.receive
   * @param {() => void} room.forgotten the conversation is gone
   * @param {(state: State, reason?: { outcome: string, message?: string }) => void} room.changed
   */
  constructor(sessions, room) {
    this.#sessions = sessions;
    this.#room = room;
  }

  get state() {
    return this.#state;
  }

  /** Connects unless it already does. */
  connect() {
    if (this.#state === "idle" || this.#state === "closed") {
      this.#dial();
    }
  }

  /** The network or the page is back: try at once, or see whether the open socket still lives. */
  wake() {
    if (this.#state === "waiting" && Date.now() >= this.#notBefore) {
      this.#dial();
    } else if (this.#state === "open" && !this.#leaving) {
      this.#probe();
    }
  }

  /**
   * @param {object} frame
   * @returns {boolean} false when there is no open socket
   */
  send(frame) {
    if (this.#state !== "open") {
      return false;
    }
    this.#socket?.send(JSON.stringify(frame));
    return true;
  }

  /** Asks for what is missing. */
  sayHello() {
    const token = this.#sessions.load()?.token;
    this.#socket?.send(JSON.stringify({ type: ClientFrame.HELLO, token, ...this.#room.hello() }));
  }

  /** Ends the connection; `connect` begins anew. */
  disconnect() {
    this.#hangUp();
    this.#transition("idle");
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
    this.#session().then(
      (session) => signal.aborted || this.#openSocket(session, signal),
      (failure) => signal.aborted || this.#refused(failure),
    );
  }

  async #session() {
    const known = this.#sessions.load();
    if (known) {
      return known;
    }
    const session = await this.#room.start();
    this.#sessions.save(session);
    return session;
  }

  /**
   * @param {import("./storage.js").Session} session
   * @param {AbortSignal} signal
   */
  #openSocket(session, signal) {
    const socket = new WebSocket(this.#room.address(session.socket), [SUBPROTOCOL]);
    socket.addEventListener("open", () => this.sayHello(), { signal });
    socket.addEventListener("message", ({ data }) => this.#receive(split(String(data))), { signal });
    socket.addEventListener("close", ({ code }) => this.#ended(code), { signal });
    this.#socket = socket;
  }

  /** @param {any[]} frames */
  #receive(frames) {
    if (this.#state === "open" && !this.#leaving) {
      this.#after(QUIET, () => this.#probe());
    }
    for (const frame of frames) {
      if (frame.type === ServerFrame.WELCOME) {
        this.#welcomed(frame);
      } else if (frame.type === ServerFrame.RECONNECT) {
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
    if (this.#state === "connecting") {
      this.#transition("open");
      this.#after(QUIET, () => this.#probe());
    }
  }

  #probe() {
    this.send({ type: ClientFrame.PING, at: new Date().toISOString() });
    this.#after(PONG, () => this.#lost());
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

  /** @param {number} code */
  #ended(code) {
    const outcome = afterClose(code);
    this.#hangUp();
    switch (outcome) {
      case AfterClose.RESUME:
        return this.#wait(Math.max(backoff(this.#attempt), this.#notBefore - Date.now()));
      case AfterClose.RESUME_LATER:
        this.#notBefore = Date.now() + CROWDED;
        return this.#wait(CROWDED + backoff(this.#attempt));
      case AfterClose.START_OVER:
        return this.#startOver();
      default:
        return this.#transition("closed", { outcome });
    }
  }

  #startOver() {
    this.#sessions.forget();
    this.#wait(this.#attempt === 0 ? 0 : backoff(this.#attempt));
  }

  /** @param {unknown} failure */
  #refused(failure) {
    this.#hangUp();
    if (failure instanceof CallFailed && !failure.isPassing) {
      this.#transition("closed", { outcome: AfterClose.STOP, message: failure.message });
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
    this.#after(delay, () => this.#dial());
  }

  /** From here on the socket is heard no more. */
  #hangUp() {
    clearTimeout(this.#timer);
    this.#dialled.abort();
    this.#dialled = new AbortController();
    this.#socket?.close();
    this.#socket = null;
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
   * @param {{ outcome: string, message?: string }} [reason]
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
