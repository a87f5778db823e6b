// @ts-check
import { readWidget } from "./talk/api.js";
import { Conversation } from "./talk/conversation.js";
import { AfterClose } from "./talk/frames.js";
import { Panel } from "./panel/panel.js";
import { panelSheet } from "./panel/styles.js";
import { badgeTitle } from "./panel/title-badge.js";
import { VisibleHeight } from "./panel/visible-height.js";

const SECOND = 1000;
const UNSEEN = 100;

/**
 * @typedef {object} Site what the element knows of its page
 * @property {URL} base
 * @property {() => { locale: string, page: string }} context
 * @property {() => string | null} greeting
 * @property {() => Promise<string> | null} identity
 * @property {() => boolean} isOpen
 * @property {() => void} close
 * @property {(count: number) => void} unread
 * @property {(type: string, detail?: Record<string, unknown>, cancelable?: boolean) => boolean} tell
 */

/** What is behind the launcher: the conversation, and the panel that shows it. */
export class Chat {
  #site;
  #shared;
  #words;
  #conversation;
  #panel;
  #height;
  /** @type {any} */
  #widget = null;
  #reading = false;
  #failed = false;
  #painting = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #paintingUnseen;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;
  /** Ids of the messages that the page knows of; of those that were there at first it is told nothing. */
  #known = new Set();
  #wasOpen = false;
  /** The connection was lost, and is not back yet. */
  #isLost = false;
  #mode = "";

  /**
   * @param {ShadowRoot} root
   * @param {import("./talk/shared.js").Shared} shared
   * @param {import("./words/pt-br.js").Words} words
   * @param {Site} site
   */
  constructor(root, shared, words, site) {
    this.#words = words;
    this.#site = site;
    this.#shared = shared;
    this.#conversation = new Conversation(
      shared,
      {
        base: site.base,
        context: site.context,
        consent: () => this.#widget?.consent?.version ?? null,
        identity: site.identity,
      },
      () => this.paint(),
    );
    this.#panel = new Panel(this.#conversation, {
      close: site.close,
      draft: (text) => shared.set("draft", text || null),
      mend: () => this.#mend(),
      atEnd: () => this.#read(),
      download: () => this.#download(),
      follow: (url) => site.tell("chat-link", { url }, true),
    });
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, panelSheet()])];
    root.append(this.#panel.node);
    this.#height = new VisibleHeight(this.#panel.node);
    this.wake();
  }

  /** Whether the focus is in the panel. */
  get hasFocus() {
    return this.#panel.hasFocus;
  }

  focus() {
    this.#render();
    this.#panel.focus();
  }

  /** The network or the page is back, or gone. */
  wake() {
    if (document.visibilityState === "visible") {
      this.#conversation.wake();
    } else {
      this.#conversation.rest();
    }
    this.paint();
  }

  /** Goes on in the language of its page, with the server's words in it. @param {import("./words/pt-br.js").Words} words */
  speak(words) {
    this.#words = words;
    this.#widget = null;
    this.paint();
  }

  leave() {
    this.#conversation.leave();
    this.#height.leave();
    this.#paintedAlready();
    clearInterval(this.#clock);
    badgeTitle(document, 0);
    this.#panel.node.remove();
  }

  /** @param {string} text */
  send(text) {
    this.#conversation.write(text);
  }

  startOver() {
    this.#conversation.startOver();
  }

  /** Shows what has changed, with the next frame; a page that is not seen has no frames. */
  paint() {
    if (document.visibilityState === "visible") {
      this.#painting ||= requestAnimationFrame(() => this.#render());
    } else {
      this.#paintingUnseen ??= setTimeout(() => this.#render(), UNSEEN);
    }
  }

  #render() {
    this.#paintedAlready();
    const open = this.#site.isOpen();
    if (open) {
      this.#conversation.resume();
      void this.#readWidget();
    } else if (this.#conversation.isUnderway) {
      this.#conversation.resume();
    }
    const { transcript, state, reason, isUnderway } = this.#conversation;
    this.#isLost = state === "waiting" || (this.#isLost && state === "connecting");
    this.#panel.render({
      open,
      locale: this.#site.context().locale,
      words: this.#words,
      widget: this.#widget,
      greeting: this.#site.greeting(),
      failed: this.#failed,
      online: navigator.onLine,
      now: Date.now(),
      draft: this.#shared.get("draft") ?? "",
      isLost: this.#isLost,
      isClosed: state === "closed",
      reason,
      isUnderway,
      transcript,
    });
    this.#count(transcript);
    this.#tell(transcript, state);
  }

  #paintedAlready() {
    cancelAnimationFrame(this.#painting);
    clearTimeout(this.#paintingUnseen);
    this.#painting = 0;
    this.#paintingUnseen = undefined;
  }

  /** Counts down while a message waits. @param {import("./talk/transcript.js").Transcript} transcript */
  #count({ entries }) {
    const waits = entries.some(({ retryAt }) => retryAt !== undefined);
    if (waits && this.#clock === undefined) {
      this.#clock = setInterval(() => this.paint(), SECOND);
    } else if (!waits) {
      clearInterval(this.#clock);
      this.#clock = undefined;
    }
  }

  /** Tells the page. @param {import("./talk/transcript.js").Transcript} transcript @param {string} state */
  #tell({ entries, mode }, state) {
    this.#site.unread(this.#conversation.unread);
    badgeTitle(document, this.#conversation.unread);
    if (mode.mode !== this.#mode) {
      this.#mode = mode.mode;
      this.#site.tell("chat-mode", { mode: mode.mode });
    }
    for (const { id, author, content, status } of entries) {
      if (id && status === "sent" && !this.#known.has(id)) {
        this.#known.add(id);
        if (this.#wasOpen) {
          this.#site.tell("chat-message", { id, author, content });
        }
      }
    }
    this.#wasOpen ||= state === "open";
  }

  async #readWidget() {
    if (this.#reading || this.#widget !== null || this.#failed) {
      return;
    }
    this.#reading = true;
    try {
      this.#widget = await readWidget(this.#site.base, this.#site.context());
    } catch {
      this.#failed = true;
    }
    this.#reading = false;
    this.paint();
  }

  /** The visitor sees the end of the log, if the page is seen at all. */
  #read() {
    if (this.#site.isOpen() && document.visibilityState === "visible") {
      this.#conversation.read();
    }
  }

  #mend() {
    if (this.#conversation.reason?.outcome === AfterClose.RELOAD) {
      location.reload();
    }
    this.#failed = false;
    this.#conversation.reconnect();
    this.paint();
  }

  async #download() {
    const file = URL.createObjectURL(await this.#conversation.exportData());
    const link = document.createElement("a");
    link.href = file;
    link.download = this.#words.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), SECOND);
  }
}
