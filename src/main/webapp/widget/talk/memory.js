// @ts-check
import { clientIdOf, Outbox } from "./outbox.js";
import { isUnsent, reduce } from "./reduce.js";
import { discard, EMPTY, pending, startOver, unread, write } from "./transcript.js";

/** What the transcript has from the visitor, beside the messages. */
const MARKS = /** @type {const} */ (["read", "votes", "rated"]);

/** @typedef {import("./transcript.js").Transcript} Transcript */

/** What this browser keeps of its conversation: the transcript, in step with what is shared with the other tabs. */
export class Memory {
  #shared;
  #changed;
  #outbox;
  /** @type {string | undefined} the conversation that is shown */
  #id;
  #transcript;

  /**
   * @param {import("./shared.js").Shared} shared
   * @param {() => void} changed
   */
  constructor(shared, changed) {
    this.#shared = shared;
    this.#changed = changed;
    this.#outbox = new Outbox(shared);
    this.#id = this.session?.conversationId;
    this.#transcript = this.#outbox.all().reduce(write, this.#marked(EMPTY));
  }

  /** Which conversation is shown. */
  get id() {
    return this.#id;
  }

  get transcript() {
    return this.#transcript;
  }

  /** @returns {import("./shared.js").Session | null} */
  get session() {
    return this.#shared.get("session");
  }

  get unread() {
    return this.session ? (this.#shared.get("unread") ?? 0) : 0;
  }

  /** @returns {import("./reduce.js").Entry[]} messages that no `ack` has come for */
  get pending() {
    return pending(this.#transcript);
  }

  /** @returns {import("./frames.js").ClientFrame[]} frames besides messages that wait for a welcome */
  get later() {
    const { id = this.#id, frames = [] } = this.#shared.get("later") ?? {};
    return id === this.#id ? frames : [];
  }

  set later(frames) {
    this.#shared.set("later", frames.length > 0 ? { id: this.#id, frames } : null);
  }

  /**
   * @param {string} content
   * @returns {string} the client id of the new message
   */
  write(content) {
    const clientId = freshId();
    this.change(write, { clientId, content, at: this.#outbox.now(), status: "pending" });
    return clientId;
  }

  /** @param {any} frame */
  take(frame) {
    const before = this.#transcript;
    this.change(reduce, frame, Date.now());
    for (const name of MARKS) {
      if (this.#transcript[name] !== before[name]) {
        this.#shared.set(name, this.#transcript[name]);
      }
    }
  }

  /** Counts what the visitor has not seen, in this tab or in another one. */
  count() {
    this.take({ type: "read", seq: this.#shared.get("read") ?? 0 });
    this.#shared.set("unread", unread(this.#transcript));
    this.#changed();
  }

  /**
   * @param {string | undefined} id of the conversation that is shown from now on
   * @returns {boolean} whether it is another one than before
   */
  follow(id) {
    if (id === this.#id) {
      return false;
    }
    this.#id = id;
    this.show(this.#marked(startOver(this.#transcript)));
    return true;
  }

  /** The marks of a conversation that has just begun, or ended. */
  clearMarks() {
    [...MARKS, "unread"].forEach((name) => this.#shared.set(name, null));
  }

  /** Leaves the conversation; what was not sent stays for the next one. */
  leave() {
    this.#shared.set("session", null);
    this.later = [];
    this.clearMarks();
    this.follow(undefined);
  }

  /** Leaves the conversation, and makes a draft of what was not sent to it. */
  clear() {
    const unsent = this.#transcript.entries.filter(isUnsent).map(({ content }) => content);
    this.#shared.set("draft", unsent.concat(this.#shared.get("draft") ?? []).join("\n\n") || null);
    this.#outbox.clear();
    this.show({ ...EMPTY, limits: this.#transcript.limits });
    this.leave();
  }

  /**
   * @param {(transcript: Transcript, ...details: any[]) => Transcript} how
   * @param {...any} details
   */
  change(how, ...details) {
    this.show(how(this.#transcript, ...details));
  }

  /** @param {Transcript} transcript */
  show(transcript) {
    const { entries } = this.#transcript;
    this.#transcript = transcript;
    if (transcript.entries !== entries) {
      this.#outbox.follow(entries, transcript.entries, ({ clientId, seq, id }) =>
        this.#shared.tell({ frame: { type: "ack", clientId, seq, id } }),
      );
    }
    this.#changed();
  }

  /** @param {{ name?: string, frame?: any }} message of another tab, or of another element of this page */
  heard({ name = "", frame }) {
    const clientId = clientIdOf(name);
    const kept = clientId && this.#outbox.get(name);
    if (frame) {
      this.take(frame);
    } else if (kept) {
      this.change(write, kept);
    } else if (clientId) {
      this.change(discard, clientId);
    } else if (name === "read") {
      this.take({ type: "read", seq: this.#shared.get(name) ?? 0 });
    } else if (name === "rated" && this.#shared.get(name)) {
      this.take({ type: name });
    } else if (name === "unread") {
      this.#changed();
    }
  }

  /** @param {Transcript} transcript */
  #marked(transcript) {
    const marks = MARKS.map((name) => [name, this.#shared.get(name) ?? EMPTY[name]]);
    return { ...transcript, ...Object.fromEntries(marks) };
  }
}

/** `randomUUID` is there in secure contexts only; a page of the local network may not be one. */
function freshId() {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}
