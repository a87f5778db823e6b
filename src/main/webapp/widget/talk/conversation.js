// @ts-check
import { CallFailed, eraseConversation, exportConversation, messagesBefore, startConversation } from "./api.js";
import { Connection } from "./connection.js";
import { EventsLine } from "./events-line.js";
import { ClientFrame, ServerFrame } from "./frames.js";
import { Memory } from "./memory.js";
import { Neighbours } from "./neighbours.js";
import { SocketLine } from "./socket-line.js";
import * as transcripts from "./transcript.js";

const LONGEST = 60_000;

/**
 * The visitor's conversation: what has been said, and the connection that carries it. It begins with the first
 * message, and a message stays pending until the server has acknowledged it. All tabs of a browser and all elements
 * of a page that have the same server are in the same conversation.
 */
export class Conversation {
  #shared;
  #site;
  #memory;
  #connection;
  #neighbours;
  /** @type {import("./connection.js").Reason | null} */
  #reason = null;
  /** @type {object[]} frames besides messages that wait for a welcome */
  #later = [];
  /** @type {Promise<void> | null} */
  #bringing = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;

  /**
   * @param {import("./storage.js").Shared} shared
   * @param {object} site
   * @param {URL} site.base
   * @param {() => { locale: string, page: string }} site.context where the visitor is
   * @param {() => string | null} site.consent the version of the text that the visitor has agreed to
   * @param {() => Promise<string> | null} site.identity a fresh token of the site, for a visitor that it knows
   * @param {() => void} changed
   */
  constructor(shared, site, changed) {
    this.#shared = shared;
    this.#site = site;
    this.#memory = new Memory(shared, changed);
    this.#neighbours = new Neighbours((message) => shared.tell(message), {
      conversation: () => this.#memory.session?.conversationId,
      holds: () => this.state !== "idle" && this.state !== "closed",
      isBusy: () => this.#isWanted,
      letGo: () => this.#connection.disconnect(),
      comeBack: () => this.#connection.connect(),
    });
    this.#connection = new Connection(shared, {
      start: () => this.#start(),
      line: (kind, session, told) => this.#line(kind, session, told),
      hello: () => ({ position: this.transcript.position ?? undefined, ...site.context() }),
      isWanted: () => this.#isWanted,
      receive: (frames) => this.#receive(frames),
      forgotten: () => void this.#follow(undefined),
      changed: (state, reason) => this.#stateChanged(state, reason),
    });
    shared.listen((message) => this.#heard(message));
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

  /** Goes on with the conversation of this browser, if there is one. */
  resume() {
    if (!this.#neighbours.isSeen && this.isUnderway && !this.#isWanted) {
      this.#neighbours.look();
    } else if (this.isUnderway || this.#isWanted) {
      this.#connection.connect();
    }
  }

  /** The page is seen again, or the network is back. */
  wake() {
    this.#neighbours.show();
    if (this.state === "idle") {
      this.resume();
    } else {
      this.#connection.wake();
      this.#sendPending();
    }
  }

  /** The page is hidden: lets go of the line where another tab keeps one. */
  rest() {
    this.#neighbours.hide();
  }

  /** Lets go of the network; what has been said stays. */
  leave() {
    clearTimeout(this.#again);
    this.#connection.disconnect();
    this.#neighbours.leave();
  }

  /**
   * @param {string} content
   * @returns {string} the message's client id
   */
  write(content) {
    this.#leaveIfClosed();
    const clientId = this.#memory.write(content);
    this.#deliver(clientId);
    return clientId;
  }

  /** @param {string} clientId of a message that was refused, or that waits */
  retry(clientId) {
    this.#leaveIfClosed();
    this.#memory.show(transcripts.retry(this.transcript, clientId));
    this.#deliver(clientId);
  }

  /** @param {string} clientId of a message that is not to be sent any more */
  discard(clientId) {
    this.#memory.show(transcripts.discard(this.transcript, clientId));
  }

  /** Ends the answer that is being written. */
  stop() {
    const messageId = this.transcript.entries.find(({ status }) => status === "streaming")?.id;
    this.#connection.send({ type: ClientFrame.STOP, messageId });
    this.#memory.show({ ...this.transcript, answering: false });
  }

  /** Has the last question answered anew. */
  regenerate() {
    const messageId = this.transcript.entries.findLast(({ author, status }) => author === "assistant" && status === "sent")?.id;
    this.#say({ type: ClientFrame.REGENERATE, messageId });
    this.#memory.show(transcripts.awaiting(this.transcript));
  }

  /**
   * @param {string} messageId
   * @param {"up"|"down"} value
   * @param {string} [reason]
   */
  feedback(messageId, value, reason) {
    const frame = { type: ClientFrame.FEEDBACK, messageId, value, reason };
    this.#memory.take(frame);
    this.#say(frame);
  }

  /** @param {string} [reason] why the visitor asks for a person */
  handover(reason) {
    this.#say({ type: ClientFrame.HANDOVER, reason });
  }

  /** Ends the conversation for good. */
  close() {
    this.isUnderway ? this.#say({ type: ClientFrame.CLOSE }) : this.startOver();
  }

  /**
   * @param {number} score
   * @param {string} [comment]
   */
  rate(score, comment) {
    this.#say({ type: ClientFrame.RATE, score, comment });
  }

  /** Leaves the conversation as it is, in all tabs, with what was not sent to it; the next message begins another one. */
  startOver() {
    this.#connection.disconnect();
    this.#later = [];
    this.#memory.clear();
  }

  /** Brings the messages before the first one. */
  earlier() {
    this.#bringing ??= this.#bring().finally(() => {
      this.#bringing = null;
    });
    return this.#bringing;
  }

  /** The visitor sees the end of the conversation. */
  read() {
    const seq = transcripts.lastSeq(this.transcript);
    if (seq > this.transcript.read) {
      this.#memory.take({ type: ServerFrame.READ, seq });
      this.#connection.send({ type: ClientFrame.READ, seq });
      this.#memory.count();
    }
  }

  /** @returns {Promise<Blob>} all that is kept of the conversation, as one JSON document */
  async exportData() {
    const { session } = this.#memory;
    if (!session) {
      throw new CallFailed("There is no conversation", { status: 404 });
    }
    const whole = await exportConversation(this.#site.base, session);
    return new Blob([JSON.stringify(whole, null, 2)], { type: "application/json" });
  }

  /** Erases the conversation on the server and in this browser. */
  async erase() {
    const { session } = this.#memory;
    if (session) {
      this.#connection.disconnect();
      try {
        await eraseConversation(this.#site.base, session);
      } catch (failure) {
        this.resume();
        throw failure;
      }
    }
    this.startOver();
    this.#shared.set("draft", null);
  }

  get #isWanted() {
    return this.#later.length > 0 || this.#memory.pending.length > 0;
  }

  async #start() {
    const identity = (await this.#site.identity()) ?? undefined;
    const version = this.#site.consent();
    const consent = version === null ? undefined : { version };
    const session = await startConversation(this.#site.base, { ...this.#site.context(), consent, identity });
    this.#memory.clearMarks();
    return session;
  }

  /**
   * @param {'socket'|'events'} kind
   * @param {import("./storage.js").Session} session
   * @param {import("./socket-line.js").Told} told
   */
  #line(kind, session, told) {
    this.#follow(session.conversationId);
    if (kind === "events") {
      return new EventsLine(this.#site.base, session, told);
    }
    const url = new URL(session.socket, this.#site.base);
    url.protocol = url.protocol.replace("http", "ws");
    return new SocketLine(url, told);
  }

  /**
   * What was to be said in one conversation is not said in the next, but for messages.
   *
   * @param {string | undefined} id
   */
  #follow(id) {
    const isAnother = this.#memory.id !== undefined && id !== this.#memory.id;
    this.#later = isAnother ? [] : this.#later;
    return this.#memory.follow(id);
  }

  #leaveIfClosed() {
    if (this.transcript.mode.mode === "closed") {
      this.#connection.disconnect();
      this.#later = [];
      this.#memory.leave();
    }
  }

  /** @param {string} clientId */
  #deliver(clientId) {
    this.#reach();
    this.#send(this.#memory.pending.filter((entry) => entry.clientId === clientId));
  }

  /** @param {object} frame to be sent now or after the next welcome */
  #say(frame) {
    if (!this.#connection.send(frame)) {
      this.#later.push(frame);
      this.#reach();
    }
  }

  /** Somebody has something to say: no wait that the server has not asked for. */
  #reach() {
    this.state === "waiting" ? this.#connection.wake() : this.#connection.connect();
  }

  /** @param {readonly import("./entries.js").Entry[]} entries */
  #send(entries) {
    for (const { clientId, content } of entries) {
      this.#connection.send({ type: ClientFrame.MESSAGE, clientId, content });
    }
    if (entries.length > 0 && (this.state === "open" || this.state === "connecting")) {
      this.#memory.show(transcripts.awaiting(this.transcript));
    }
  }

  #sendPending() {
    if (this.state === "open") {
      this.#send(this.#memory.pending.filter(({ retryAt = 0 }) => retryAt <= Date.now()));
    }
  }

  /** @param {any[]} frames */
  #receive(frames) {
    for (const frame of frames) {
      const hadGap = this.transcript.gap;
      this.#memory.take(frame);
      if (frame.type === ServerFrame.WELCOME) {
        this.#sendPending();
        this.#later.splice(0).forEach((later) => this.#say(later));
      } else if (this.transcript.gap && !hadGap) {
        this.#connection.sayHello();
      }
    }
    this.#memory.count();
    this.#plan();
  }

  /**
   * @param {import("./connection.js").State} state
   * @param {import("./connection.js").Reason} [reason]
   */
  #stateChanged(state, reason) {
    this.#reason = reason ?? null;
    if (state === "closed") {
      this.#memory.show(transcripts.giveUp(this.transcript));
    } else {
      this.#memory.show(state === "waiting" || state === "idle" ? transcripts.quiet(this.transcript) : this.transcript);
    }
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
      this.#plan();
    }
    if (message.isGone) {
      this.#sendPending();
    }
    if (message.name === "read" && this.state === "open") {
      this.#memory.count();
    }
  }

  #sessionChanged() {
    if (this.#follow(this.#memory.session?.conversationId)) {
      this.#connection.disconnect();
      this.resume();
    }
  }

  async #bring() {
    const { session } = this.#memory;
    const first = transcripts.firstSeq(this.transcript);
    if (session && this.transcript.hasEarlier) {
      const messages = await messagesBefore(this.#site.base, session, first);
      if (this.#memory.session?.conversationId === session.conversationId && transcripts.firstSeq(this.transcript) === first) {
        this.#memory.show(transcripts.prepend(this.transcript, messages));
      }
    }
  }

  /** What had to wait is sent again by itself. */
  #plan() {
    clearTimeout(this.#again);
    const at = Math.min(...this.#memory.pending.map(({ retryAt = Infinity }) => retryAt));
    if (at < Infinity) {
      this.#again = setTimeout(() => this.#sendAgain(), Math.min(LONGEST, at - Date.now()));
    }
  }

  #sendAgain() {
    const due = this.#memory.pending.filter(({ retryAt = Infinity }) => retryAt <= Date.now());
    for (const { clientId } of due) {
      this.#memory.show(transcripts.retry(this.transcript, /** @type {string} */ (clientId)));
    }
    this.#send(due);
    this.#plan();
  }
}
