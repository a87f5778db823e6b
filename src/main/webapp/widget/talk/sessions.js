// @ts-check
/** @typedef {import("./shared.js").Session} Session */

const PATIENCE = 5_000;

/** The session of this browser's conversation, as one line uses it: several tabs find, renew and forget it. */
export class Sessions {
  #shared;
  #start;
  /** @type {Session | null} */
  #used = null;

  /**
   * @param {import("./shared.js").Shared} shared
   * @param {(signal: AbortSignal) => Promise<Session>} start
   */
  constructor(shared, start) {
    this.#shared = shared;
    this.#start = start;
  }

  /** @returns {Session | null} null also when it has expired */
  load() {
    return this.#shared.get("session");
  }

  /**
   * Only one tab begins a conversation; the others find it.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<Session>}
   */
  async findOrStart(signal) {
    this.#used = this.load() ?? (await alone(this.#shared.name, () => this.#begin(signal)));
    return this.#used;
  }

  /** @param {AbortSignal} signal */
  async #begin(signal) {
    signal.throwIfAborted();
    const found = this.load();
    if (found) {
      return found;
    }
    const { conversationId, token, expiresAt, socket } = await this.#start(signal);
    signal.throwIfAborted();
    const session = this.load() ?? { conversationId, token, expiresAt, socket };
    this.#shared.set("session", session);
    return session;
  }

  get token() {
    return this.#used?.token;
  }

  /** @param {string} token a fresh one, whose expiry the server has not told */
  renew(token) {
    if (this.#used && this.load()?.conversationId === this.#used.conversationId) {
      this.#used = { ...this.#used, token, expiresAt: null };
      this.#shared.set("session", this.#used);
    }
  }

  /**
   * Forgets what was in use; what another tab has begun or renewed meanwhile stays.
   *
   * @param {boolean} isGone the conversation itself, not only the token
   */
  forget(isGone) {
    const known = this.load();
    if (known?.conversationId === this.#used?.conversationId && (isGone || known?.token === this.#used?.token)) {
      this.#shared.set("session", null);
    }
  }
}

/**
 * Does what only one tab of this browser may do at a time; where another one takes too long, no longer alone.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const locks = globalThis.navigator?.locks;
  let begun = false;
  const begin = () => {
    begun = true;
    return work();
  };
  try {
    return await (locks ? locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, begin) : work());
  } catch (failure) {
    if (begun || !locks) {
      throw failure;
    }
    return work();
  }
}
