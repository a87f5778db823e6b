// @ts-check
import { Tabs } from "./tabs.js";

/**
 * @typedef {object} Session one conversation as this browser knows it
 * @property {string} conversationId
 * @property {string} token
 * @property {string | null} expiresAt null when only the server knows
 * @property {string} socket path of the socket, relative to the API's base
 */

/** @type {Record<string, string>} */
const KINDS = { session: "object", open: "boolean", draft: "string", read: "number", unread: "number", votes: "object" };

/** What the browser refuses to store lives as long as the page, for all elements of it. */
const PAGE = new Map();

/**
 * One browser's memory of one chat, in step over its tabs and over the elements of a page. Two chats of different
 * bases share nothing. What is damaged, or a session that has expired, is as if it were not there.
 */
export class Shared {
  #prefix;
  #tabs;
  /** @type {((message: any) => void)[]} */
  #listeners = [];
  /**
   * The newest write of each name. What others have just written a browser shows in the storage of this page some
   * time later: it is fresh until then.
   *
   * @type {Map<string, { at: number, text?: string | null, isFresh?: boolean }>}
   */
  #newest = new Map();

  /**
   * @param {string} base the API's base
   * @param {(name: string) => void} changed something was changed elsewhere
   */
  constructor(base, changed) {
    this.#prefix = `home-services-chat ${base} `;
    this.#tabs = new Tabs(this.name, (message) => {
      const { name } = message;
      if (name) {
        this.#told(this.#prefix + name, message);
        changed(name);
      }
      this.#listeners.forEach((listener) => listener(message));
    });
  }

  /** Names the chat, for locks. */
  get name() {
    return this.#prefix.trim();
  }

  /**
   * @param {string} name
   * @returns {any} null where there is nothing
   */
  get(name) {
    try {
      const value = JSON.parse(this.#read(this.#prefix + name) ?? "null");
      const isSound = name in KINDS ? typeof value === KINDS[name] : true;
      return isSound && (name !== "session" || isCurrent(value)) ? value : null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {any} value null forgets
   */
  set(name, value) {
    const key = this.#prefix + name;
    const text = value === null ? null : JSON.stringify(value);
    if (text === this.#read(key)) {
      return;
    }
    const at = Math.max(Date.now(), this.#newestOf(key).at + 1);
    this.#newest.set(key, { at, text });
    store(key, text);
    this.tell({ name, text, at });
  }

  /**
   * @param {string} beginning
   * @returns {string[]} the names that begin so
   */
  names(beginning) {
    const start = this.#prefix + beginning;
    const keys = [...PAGE.keys(), ...this.#newest.keys()];
    try {
      keys.push(...Object.keys(localStorage));
    } catch {
      // What is refused holds no names.
    }
    return [...new Set(keys)].filter((key) => key.startsWith(start) && this.#read(key) !== null).map((key) => key.slice(this.#prefix.length));
  }

  /**
   * Tells the other tabs and elements something that is not kept.
   *
   * @param {object} message
   */
  tell(message) {
    this.#tabs.tell(message);
  }

  /** @param {(message: any) => void} listener hears what others tell until the end, changes as `{name}` */
  listen(listener) {
    this.#listeners.push(listener);
  }

  close() {
    this.#tabs.close();
  }

  /** @param {string} key */
  #read(key) {
    let text = null;
    try {
      text = PAGE.has(key) ? PAGE.get(key) : localStorage.getItem(key);
    } catch {
      // What is refused holds nothing.
    }
    const newest = this.#newestOf(key);
    newest.isFresh &&= newest.text !== text;
    return newest.isFresh ? newest.text : text;
  }

  /** @param {string} key */
  #newestOf(key) {
    return this.#newest.get(key) ?? { at: 0 };
  }

  /**
   * Of writes that cross the newest counts, in all tabs.
   *
   * @param {string} key
   * @param {{ at: number, text: string | null }} write
   */
  #told(key, { at, text }) {
    const newest = this.#newestOf(key);
    if (`${at}${text}` > `${newest.at}${newest.text}`) {
      this.#newest.set(key, { at, text, isFresh: true });
    } else if (this.#read(key) === text) {
      store(key, newest.text);
    }
  }
}

/**
 * @param {string} key
 * @param {string | null} [text]
 */
function store(key, text = null) {
  try {
    PAGE.delete(key);
    text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text);
  } catch {
    PAGE.set(key, text);
  }
}

/** @param {any} session */
function isCurrent(session) {
  const { conversationId, token, socket, expiresAt } = session ?? {};
  const isWhole = [conversationId, token, socket].every((part) => typeof part === "string");
  return isWhole && !(expiresAt && Date.parse(expiresAt) <= Date.now());
}
