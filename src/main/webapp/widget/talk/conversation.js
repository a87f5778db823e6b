// @ts-check
import { startConversation } from "./api.js";
import { Archive } from "./archive.js";
import { Connection } from "./connection.js";
import { EventsLine } from "./events-line.js";
import { Memory } from "./memory.js";
import { Neighbours } from "./neighbours.js";
import { Sender } from "./sender.js";
import { SocketLine } from "./socket-line.js";
import { awaiting, discard, giveUp, lastSeq, quiet, retry } from "./transcript.js";

const TYPING = 3_000;

/**
 * The visitor's conversation: what has been said, and the connection that carries it. It begins with the first
 * message, and a message stays pending until the server has acknowledged it. All tabs of a browser and all elements
 * of a page that have the same server are in the same conversation.
 */
export class Conversation {
  #shared;
  #site;
  #memory;
  /** @type {Connection} */
  #connection;
  /** @type {Sender} */
  #sender;
  #neighbours;
  #archive;
  /** @type {import("./connection.js").Reason | null} */
  #reason = null;
  /** When the visitor was last told to write. */
  #typedAt = 0;

  /**
   * @param {import("./shared.js").Shared} shared
   * @param {object} site
   * @param {URL} site.base
   * @param {() => { locale: string, page: string }} site.context where the visitor is
   * @param {() => Promise<string | null>} site.consent the version of the text that the visitor has seen; no conversation begins before
   * @param {() => Promise<string> | null} site.identity a fresh token of the site, for a visitor that it knows
   * @param {() => void} changed
   */
  constructor(shared, site, changed) {
    this.#shared = shared;
    this.#site = site;
    this.#memory = new Memory(shared, changed);
    this.#archive = new Archive(site.base, this.#memory);
    this.#connection = new Connection(shared, {
      start: (signal) => this.#start(signal),
      line: (kind, session, told) => this.#line(kind, session, told),
      hello: () => ({ position: this.transcript.position ?? undefined, ...site.context() }),
      isWanted: () => this.#sender.isBusy,
      receive: (frames) => this.#receive(frames),
      forgotten: () => void this.#memory.follow(undefined),
      changed: (state, reason) => this.#stateChanged(state, reason),
    });
    this.#sender = new Sender(this.#connection, this.#memory);
    this.#neighbours = new Neighbours((message) => shared.tell(message), {
      conversation: () => this.#memory.session?.conversationId,
      holds: () => this.state !== "idle" && this.state !== "closed",
      isBusy: () => this.#sender.isBusy,
      letGo: () => this.#connection.disconnect(),
      comeBack: () => this.#connection.connect(),
    });
    shared.listen((message) => this.#heard(message));
  }

  /** Which conversation it is; undefined where there is none yet. */
  get id() {
    return this.#memory.id;
  }

  get transcript() {
    return this.#memory.transcript;
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
    return this.#memory.session !== null;
  }

  /** How many messages the visitor has not seen. */
  get unread() {
    return this.#memory.unread;
  }

  /** Goes on with the conversation of this browser, if there is one and nothing has closed the connection. */
  resume() {
    const { isBusy } = this.#sender;
    if (this.state !== "idle" || !(this.isUnderway || isBusy)) {
      return;
    }
    if (this.#neighbours.isSeen || (isBusy && !this.#neighbours.rests)) {
      this.#connection.connect();
    } else {
      this.#neighbours.look();
    }
  }

  /** Tries again where the connection is closed. */
  reconnect() {
    this.#connection.connect();
  }

  /** The page is seen again, or the network is back. */
  wake() {
    this.#neighbours.show();
    if (this.state === "idle") {
      this.resume();
    } else {
      this.#connection.wake();
      this.#sender.deliverAll();
    }
  }

  /** The page is hidden: lets go of the line where another tab keeps one. */
  rest() {
    this.#neighbours.hide();
  }

  /** The page is closed, or put away until it is seen again: others send what it has left. */
  gone() {
    this.#neighbours.leave();
  }

  /** Lets go of the network for good; what has been said stays. */
  leave() {
    this.#connection.leave();
    this.#sender.leave();
    this.gone();
  }

  /**
   * @param {string} content
   * @returns {string} the message's client id
   */
  write(content) {
    this.#leaveIfClosed();
    const clientId = this.#memory.write(content);
    this.#sender.deliver(clientId);
    return clientId;
  }

  /** @param {string} clientId of a message that was refused, or that waits */
  retry(clientId) {
    this.#leaveIfClosed();
    this.#memory.change(retry, clientId);
    this.#sender.deliver(clientId);
  }

  /** @param {string} clientId of a message that is not to be sent any more */
  discard(clientId) {
    this.#memory.change(discard, clientId);
    this.#sender.plan();
  }

  /**
   * Tells a person who answers whether the visitor writes; the assistant does not need to know.
   *
   * @param {boolean} on
   */
  typing(on) {
    const now = Date.now();
    if (this.transcript.mode.mode === "human" && now > (on ? this.#typedAt + TYPING : 0)) {
      this.#typedAt = on ? now : 0;
      this.#connection.send({ type: "typing", on });
    }
  }

  /** Ends the answer that is being written. */
  stop() {
    const messageId = this.transcript.entries.find(({ status }) => status === "streaming")?.id;
    if (messageId || this.state === "open") {
      this.#sender.say({ type: "stop", messageId });
    }
    this.#memory.show({ ...this.transcript, answering: false });
  }

  /** Has the last question answered anew. */
  regenerate() {
    const messageId = this.transcript.entries.findLast(({ author, status }) => author === "assistant" && status === "sent")?.id;
    this.#sender.say({ type: "regenerate", messageId });
    this.#memory.change(awaiting);
  }

  /**
   * @param {string} messageId
   * @param {"up"|"down"} value
   * @param {string} [reason]
   */
  feedback(messageId, value, reason) {
    /** @type {import("./frames.js").ClientFrame} */
    const frame = { type: "feedback", messageId, value, reason };
    this.#memory.take(frame);
    this.#sender.say(frame);
  }

  /** @param {string} [reason] why the visitor asks for a person */
  handover(reason) {
    this.#sender.say({ type: "handover", reason });
  }

  /** Ends the conversation for good. */
  close() {
    this.isUnderway ? this.#sender.say({ type: "close" }) : this.startOver();
  }

  /**
   * @param {number} score
   * @param {string} [comment]
   */
  rate(score, comment) {
    this.#sender.say({ type: "rate", score, comment });
    this.skipRating();
  }

  /** The visitor is not to be asked for a rating any more. */
  skipRating() {
    this.#memory.take({ type: "rated" });
  }

  /** Leaves the conversation as it is, in all tabs; the next message begins another one. What was not sent is a draft again. */
  startOver() {
    this.#connection.disconnect();
    this.#memory.clear();
  }

  /** Brings the messages before the first one; where that fails the transcript's notice says why. */
  earlier() {
    return this.#archive.earlier();
  }

  /** The visitor sees the end of the conversation. */
  read() {
    const seq = lastSeq(this.transcript);
    if (seq > this.transcript.read) {
      this.#memory.take({ type: "read", seq });
      this.#connection.send({ type: "read", seq });
      this.#memory.count();
    }
  }

  /** @returns {Promise<Blob>} all that is kept of the conversation, as one JSON document */
  exportData() {
    return this.#archive.exportData();
  }

  /** Erases the conversation on the server and in this browser. */
  async erase() {
    this.#connection.disconnect();
    try {
      await this.#archive.erase();
    } catch (failure) {
      this.resume();
      throw failure;
    }
    this.startOver();
    this.#shared.set("draft", null);
  }

  /** @param {AbortSignal} signal */
  async #start(signal) {
    const identity = (await this.#site.identity()) ?? undefined;
    const version = await this.#site.consent();
    signal.throwIfAborted();
    const consent = version === null ? undefined : { version };
    const session = await startConversation(this.#site.base, { ...this.#site.context(), consent, identity });
    this.#memory.clearMarks();
    return session;
  }

  /**
   * @param {'socket'|'events'} kind
   * @param {import("./shared.js").Session} session
   * @param {import("./socket-line.js").Told} told
   */
  #line(kind, session, told) {
    this.#memory.follow(session.conversationId);
    if (kind === "events") {
      return new EventsLine(this.#site.base, session, told);
    }
    const url = new URL(session.socket, this.#site.base);
    url.protocol = url.protocol.replace("http", "ws");
    return new SocketLine(url, told);
  }

  #leaveIfClosed() {
    if (this.transcript.mode.mode === "closed") {
      this.#connection.disconnect();
      this.#memory.leave();
    }
  }

  /** @param {any[]} frames */
  #receive(frames) {
    for (const frame of frames) {
      const hadGap = this.transcript.gap;
      this.#memory.take(frame);
      if (frame.type === "welcome") {
        this.#sender.deliverAll();
      } else if (this.transcript.gap && !hadGap) {
        this.#connection.sayHello();
      }
    }
    this.#memory.count();
    this.#sender.plan();
  }

  /**
   * @param {import("./connection.js").State} state
   * @param {import("./connection.js").Reason} [reason]
   */
  #stateChanged(state, reason) {
    this.#reason = reason ?? null;
    this.#memory.change(state === "closed" ? giveUp : quiet);
    this.#neighbours.announce();
  }

  /** @param {any} message of another tab, or of another element of this page */
  #heard(message) {
    if (message.name === "session") {
      this.#sessionChanged();
    } else if (message.tab) {
      this.#neighbours.heard(message);
    } else {
      this.#memory.heard(message);
      this.#sender.plan();
    }
    if (message.isGone) {
      this.#sender.deliverAll();
    }
    if (message.name === "read" && this.state === "open") {
      this.#memory.count();
    }
  }

  #sessionChanged() {
    if (this.#memory.follow(this.#memory.session?.conversationId)) {
      this.#connection.disconnect();
      this.resume();
    }
  }
}
