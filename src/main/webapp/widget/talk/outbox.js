// @ts-check
import { isUnsent } from "./reduce.js";

/** @typedef {import("./reduce.js").Entry} Entry */

/**
 * @typedef {object} Unsent
 * @property {string} clientId
 * @property {string} content
 * @property {string} at
 * @property {'pending'|'failed'} status
 * @property {{ code?: string, message?: string, retryable: boolean }} [error]
 * @property {number} [retryAt]
 */

const PREFIX = "outbox ";
const MOST = 100;
const DAY = 86_400_000;

/**
 * The visitor's messages that the server has not acknowledged. Each is kept under a name of its own, so that tabs do
 * not overwrite each other's. What has waited for a day is no longer sent by itself.
 */
export class Outbox {
  #shared;

  /** @param {import("./shared.js").Shared} shared */
  constructor(shared) {
    this.#shared = shared;
  }

  /** @returns {Unsent[]} in the order in which they were written */
  all() {
    return this.#shared
      .names(PREFIX)
      .flatMap((name) => this.get(name) ?? [])
      .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  }

  /**
   * @param {string} name under which it is shared
   * @returns {Unsent | null}
   */
  get(name) {
    const kept = this.#shared.get(name);
    const age = Date.now() - Date.parse(kept?.at);
    if (typeof kept?.content !== "string" || !(age > -DAY)) {
      return null;
    }
    /** @type {Unsent} */
    const unsent = { clientId: name.slice(PREFIX.length), content: kept.content, at: kept.at, status: "pending" };
    return kept.status === "pending" && age < DAY
      ? { ...unsent, retryAt: Number(kept.retryAt) || undefined }
      : { ...unsent, status: "failed", error: kept.error ?? { retryable: true } };
  }

  /**
   * Keeps a message; more than a hundred live in the page alone.
   *
   * @param {Unsent} unsent
   */
  put({ clientId, content, at, status, error, retryAt }) {
    const name = PREFIX + clientId;
    if (this.#shared.get(name) || this.#shared.names(PREFIX).length < MOST) {
      this.#shared.set(name, { content, at, status, error, retryAt });
    }
  }

  /** @param {string} clientId */
  remove(clientId) {
    this.#shared.set(PREFIX + clientId, null);
  }

  /**
   * Keeps what one transcript has to send and the next one has not, or the other way round.
   *
   * @param {readonly Entry[]} before
   * @param {readonly Entry[]} after
   * @param {(entry: Entry) => void} acknowledged
   */
  follow(before, after, acknowledged) {
    const left = new Map(before.filter(isUnsent).map((entry) => [entry.clientId, entry]));
    for (const entry of after) {
      const known = left.get(entry.clientId);
      left.delete(entry.clientId);
      if (isUnsent(entry) && known !== entry) {
        this.put(/** @type {any} */ (entry));
      } else if (known && !isUnsent(entry)) {
        acknowledged(entry);
        this.remove(/** @type {string} */ (entry.clientId));
      }
    }
    left.forEach((_, clientId) => this.remove(/** @type {string} */ (clientId)));
  }

  clear() {
    this.#shared.names(PREFIX).forEach((name) => this.#shared.set(name, null));
  }

  /** @returns {string} the time, later than that of every message here */
  now() {
    const latest = this.all().at(-1)?.at ?? 0;
    return new Date(Math.max(Date.now(), new Date(latest).getTime() + 1)).toISOString();
  }
}

/**
 * @param {string} name under which something is shared
 * @returns {string | null} the client id where it is a message
 */
export function clientIdOf(name) {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
}
