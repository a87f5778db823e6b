// @ts-check
import { awaiting, retry } from "./transcript.js";

/** @typedef {import("./frames.js").ClientFrame} ClientFrame */

const LONGEST = 60_000;

/** Sends what the visitor has to say as soon as there is a line, and messages again until they are acknowledged. */
export class Sender {
  #connection;
  #memory;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {import("./memory.js").Memory} memory
   */
  constructor(connection, memory) {
    this.#connection = connection;
    this.#memory = memory;
  }

  /** Whether there is anything left to send. */
  get isBusy() {
    return this.#memory.later.length > 0 || this.#memory.pending.length > 0;
  }

  /** @param {ClientFrame} frame to be sent now or after the next welcome */
  say(frame) {
    if (!this.#connection.send(frame)) {
      this.#memory.later = [...this.#memory.later, frame];
      this.#reach();
    }
  }

  /** @param {string} clientId of a message */
  deliver(clientId) {
    this.#reach();
    this.#send(this.#memory.pending.filter((entry) => entry.clientId === clientId));
  }

  /** Sends all that waits for a line, and messages whose time has come. */
  deliverAll() {
    if (this.#connection.state === "open") {
      this.#send(this.#due);
      const { later } = this.#memory;
      this.#memory.later = [];
      later.forEach((frame) => this.say(frame));
    }
  }

  /** What had to wait is sent again by itself. */
  plan() {
    clearTimeout(this.#timer);
    const at = Math.min(...this.#memory.pending.map(({ retryAt = Infinity }) => retryAt));
    if (at < Infinity) {
      this.#timer = setTimeout(() => this.#sendAgain(), Math.min(LONGEST, at - Date.now()));
    }
  }

  leave() {
    clearTimeout(this.#timer);
  }

  #sendAgain() {
    for (const { clientId, retryAt } of this.#due) {
      if (retryAt) {
        this.#memory.change(retry, clientId);
        this.deliver(/** @type {string} */ (clientId));
      }
    }
    this.plan();
  }

  get #due() {
    return this.#memory.pending.filter(({ retryAt = 0 }) => retryAt <= Date.now());
  }

  /** Somebody has something to say: no wait that the server has not asked for. */
  #reach() {
    this.#connection.state === "waiting" ? this.#connection.wake() : this.#connection.connect();
  }

  /** @param {readonly import("./reduce.js").Entry[]} entries */
  #send(entries) {
    for (const { clientId, content } of entries) {
      this.#connection.send({ type: "message", clientId, content });
    }
    if (entries.length > 0 && ["open", "connecting"].includes(this.#connection.state)) {
      this.#memory.change(awaiting);
    }
  }
}
