// @ts-check

/**
 * @typedef {object} Session one conversation as this tab knows it
 * @property {string} conversationId
 * @property {string} token
 * @property {string | null} expiresAt null when only the server knows
 * @property {string} socket path of the socket, relative to the API's base
 */

/**
 * Keeps the session of this tab, so that a reload goes on with the same conversation. Where the browser
 * refuses storage the session lives as long as the page.
 */
export class SessionStore {
  #key;
  #storage;
  #now;
  /** @type {Session | null} */
  #session = null;

  /**
   * @param {string} base the API's base: two servers never share a session
   * @param {() => Storage} [storage]
   * @param {() => number} [now]
   */
  constructor(base, storage = () => sessionStorage, now = Date.now) {
    this.#key = `home-services-chat ${base}`;
    this.#storage = storage;
    this.#now = now;
    this.#session = this.#read();
  }

  /** @returns {Session | null} null also when it has expired */
  load() {
    const expiresAt = this.#session?.expiresAt;
    if (expiresAt && Date.parse(expiresAt) <= this.#now()) {
      this.forget();
    }
    return this.#session;
  }

  /** @param {Session} session */
  save({ conversationId, token, expiresAt, socket }) {
    this.#session = { conversationId, token, expiresAt, socket };
    this.#attempt((storage) => storage.setItem(this.#key, JSON.stringify(this.#session)));
  }

  /** @param {string} token a fresh one, whose expiry the server has not told */
  renew(token) {
    if (this.#session) {
      this.save({ ...this.#session, token, expiresAt: null });
    }
  }

  forget() {
    this.#session = null;
    this.#attempt((storage) => storage.removeItem(this.#key));
  }

  #read() {
    const session = this.#attempt((storage) => JSON.parse(storage.getItem(this.#key) ?? "null"));
    return session?.token && session.socket ? session : null;
  }

  /**
   * @template T
   * @param {(storage: Storage) => T} use
   * @returns {T | null}
   */
  #attempt(use) {
    try {
      return use(this.#storage());
    } catch {
      return null;
    }
  }
}
