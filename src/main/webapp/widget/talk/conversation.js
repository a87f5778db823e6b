// @ts-check
import { startConversation } from "./api.js";
import { Connection } from "./connection.js";
import { ClientFrame, ServerFrame } from "./frames.js";
import { SessionStore } from "./storage.js";
import { EMPTY, giveUp, pending, reduce, retry, startOver, write } from "./transcript.js";

/** @typedef {import("./transcript.js").Transcript} Transcript */

/**
 * The visitor's conversation: what has been said, and the connection that carries it. It begins with the
 * first message, and a message stays pending until the server has acknowledged it.
 */
export class Conversation {
  #base;
  #changed;
  #sessions;
  #connection;
  #transcript = EMPTY;
  /** @type {{ outcome: string, message?: string } | null} */
  #reason = null;

  /**
   * @param {URL} base
   * @param {() => { locale: string, page: string }} context where the visitor is
   * @param {() => void} changed
   */
  constructor(base, context, changed) {
    this.#base = base;
    this.#changed = changed;
    this.#sessions = new SessionStore(base.href);
    this.#connection = new Connection(this.#sessions, {
      start: () => startConversation(base, context()),
      address: (path) => this.#address(path),
      hello: () => ({ position: this.#transcript.position ?? undefined, ...context() }),
      isWanted: () => pending(this.#transcript).length > 0,
      receive: (frames) => frames.forEach((frame) => this.#receive(frame)),
      forgotten: () => this.#show(startOver(this.#transcript)),
      changed: (state, reason) => {
        this.#reason = reason ?? null;
        this.#show(state === "closed" ? giveUp(this.#transcript) : this.#transcript);
      },
    });
  }

  get transcript() {
    return this.#transcript;
  }

  get state() {
    return this.#connection.state;
  }

  /** Why the connection is closed. */
  get reason() {
    return this.#reason;
  }

  /** Whether there is a conversation to go on with. */
  get isUnderway() {
    return this.#sessions.load() !== null;
  }

  /** Goes on with a conversation this tab has had before, if there is one. */
  resume() {
    if (this.isUnderway || pending(this.#transcript).length > 0) {
      this.#connection.connect();
    }
  }

  wake() {
    this.#connection.wake();
  }

  /** Lets go of the network; what has been said stays. */
  leave() {
    this.#connection.disconnect();
  }

  /** @param {string} content */
  write(content) {
    const clientId = freshId();
    this.#deliver(write(this.#transcript, { clientId, content, at: new Date().toISOString() }), clientId);
  }

  /** @param {string} clientId of a message that was refused */
  retry(clientId) {
    this.#deliver(retry(this.#transcript, clientId), clientId);
  }

  /**
   * @param {Transcript} transcript
   * @param {string} clientId
   */
  #deliver(transcript, clientId) {
    if (transcript.mode.mode === "closed") {
      this.#connection.disconnect();
      this.#sessions.forget();
      transcript = startOver(transcript);
    }
    this.#show(transcript);
    this.#send(transcript.entries.filter((entry) => entry.clientId === clientId));
    this.#connection.connect();
  }

  /** @param {any} frame */
  #receive(frame) {
    const hadGap = this.#transcript.gap;
    this.#show(reduce(this.#transcript, frame));
    if (frame.type === ServerFrame.WELCOME) {
      this.#send(pending(this.#transcript));
    } else if (this.#transcript.gap && !hadGap) {
      this.#connection.sayHello();
    }
  }

  /** @param {import("./transcript.js").Entry[]} entries */
  #send(entries) {
    for (const { clientId, content } of entries) {
      this.#connection.send({ type: ClientFrame.MESSAGE, clientId, content });
    }
  }

  /** @param {Transcript} transcript */
  #show(transcript) {
    this.#transcript = transcript;
    this.#changed();
  }

  /** @param {string} path */
  #address(path) {
    const url = new URL(path, this.#base);
    url.protocol = url.protocol.replace("http", "ws");
    return url;
  }
}

/** `randomUUID` is there in secure contexts only; a page of the local network may not be one. */
function freshId() {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}
