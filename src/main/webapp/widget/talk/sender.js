// @ts-check
import { awaiting, retry } from "./transcript.js";

/** @typedef {import("./frames.js").ClientFrame} ClientFrame */

const LONGEST = 60_000;

/**
 * Sends what the visitor has to say as soon as there is a line, and messages again until they are acknowledged. Those
 * that wait for their time go one after the other: each when the one before has been answered.
 */
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
    this.#send(clientId);
  }

  /** Sends all that waits for a line. */
  deliverAll() {
    if (this.#connection.state === "open") {
      this.#send();
      const { later } = this.#memory;
      this.#memory.later = [];
      later.forEach((frame) => this.say(frame));
    }
  }

  /** The first message that the server does not have is sent again by itself, at its time. */
  plan() {
    clearTimeout(this.#timer);
    const { clientId = "", retryAt = 0 } = this.#memory.pending.find(({ id }) => !id) ?? {};
    const wait = retryAt - Date.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.plan(), Math.min(LONGEST, wait));
    } else if (retryAt && this.#connection.state === "open") {
      this.#memory.change(retry, clientId);
      this.#send(clientId);
    }
  }

  leave() {
    clearTimeout(this.#timer);
  }

  /** Somebody has something to say: no wait that the server has not asked for. */
  #reach() {
    this.#connection.state === "waiting" ? this.#connection.wake() : this.#connection.connect();
  }

  /** @param {string} [only] the message's client id; else all that need not wait */
  #send(only) {
    const entries = this.#memory.pending.filter(({ clientId, retryAt }) => !retryAt && (only ?? clientId) === clientId);
    for (const { clientId, content } of entries) {
      this.#connection.send({ type: "message", clientId, content });
    }
    if (entries.length > 0 && ["open", "connecting"].includes(this.#connection.state)) {
      this.#memory.change(awaiting);
    }
  }
}
