// @ts-check
import { loadWords } from "./launcher/words.js";
import { readWidget } from "./talk/api.js";
import { Conversation } from "./talk/conversation.js";
import { AfterClose } from "./talk/frames.js";
import { lastSeq } from "./talk/transcript.js";
import { Panel } from "./panel/panel.js";
import { panelSheet } from "./panel/styles.js";
import { TitleBadge } from "./panel/title-badge.js";
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
  static words = loadWords;

  #site;
  #shared;
  #words;
  #conversation;
  #panel;
  #height;
  #title = new TitleBadge(document);
  /** @type {any} the server's answer to `GET api/widget` */
  #widget = null;
  /** @type {Promise<any> | null} */
  #asking = null;
  /** What the server was asked about last. */
  #asked = "";
  #failed = false;
  #painting = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #paintingUnseen;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;
  #state = "idle";
  /** The connection was lost, and is not back yet. */
  #isLost = false;
  #mode = "";
  /** The conversation that the page is told of, and the seq up to which it knows of it. */
  #id;
  #told = 0;
  #hasLeft = false;

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
        consent: async () => (await this.#readWidget()).consent?.version ?? null,
        identity: site.identity,
      },
      () => this.paint(),
    );
    this.#panel = new Panel(this.#conversation, {
      close: site.close,
      draft: (text) => {
        shared.set("draft", text || null);
        this.#conversation.typing(text !== "");
      },
      retry: () => this.#retry(),
      atEnd: () => this.#read(),
      download: () => this.#download(),
      follow: (url) => site.tell("chat-link", { url }, true),
    });
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, panelSheet()])];
    root.append(this.#panel.node);
    this.#height = new VisibleHeight(this.#panel.node);
    this.#id = this.#conversation.id;
    this.#told = this.#id === undefined ? 0 : Infinity;
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

  /** The network or the page is back, or gone. @param {boolean} [isLeaving] the page ends, or may */
  wake(isLeaving = false) {
    this.#failed = false;
    if (isLeaving) {
      this.#conversation.gone();
    } else if (document.visibilityState === "visible") {
      this.#conversation.wake();
    } else {
      this.#conversation.rest();
    }
    this.paint();
  }

  leave() {
    this.#hasLeft = true;
    this.#conversation.leave();
    this.#height.leave();
    this.#paintedAlready();
    clearInterval(this.#clock);
    this.#title.show(0);
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
    if (this.#hasLeft) {
      return;
    }
    if (document.visibilityState === "visible") {
      this.#painting ||= requestAnimationFrame(() => this.#render());
    } else {
      this.#paintingUnseen ??= setTimeout(() => this.#render(), UNSEEN);
    }
  }

  #render() {
    this.#paintedAlready();
    const open = this.#site.isOpen();
    if (open || this.#conversation.isUnderway) {
      this.#conversation.resume();
    }
    const { transcript, state, reason, isUnderway } = this.#conversation;
    if (state !== this.#state) {
      this.#state = state;
      this.#failed = false;
    }
    if (open) {
      this.#follow();
    }
    this.#isLost = state === "waiting" || (this.#isLost && state === "connecting");
    this.#panel.render({
      open,
      words: this.#words,
      widget: this.#widget,
      greeting: this.#site.greeting(),
      failed: this.#failed && state !== "open",
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
    this.#tell(transcript);
  }

  /** Goes along with the page: its language, and what fits where the visitor is. */
  #follow() {
    const { locale } = this.#site.context();
    if (locale !== this.#words.locale) {
      loadWords(locale).then((words) => this.#speak(words), () => {});
    }
    if (!this.#failed) {
      this.#readWidget().catch(() => {});
    }
  }

  /** @param {import("./words/pt-br.js").Words} words */
  #speak(words) {
    if (words !== this.#words && words.locale === this.#site.context().locale) {
      this.#words = words;
      this.paint();
    }
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

  /** Tells the page. Of what was there before it is told nothing. @param {import("./talk/transcript.js").Transcript} transcript */
  #tell(transcript) {
    const { id, unread, state } = this.#conversation;
    const { mode } = transcript.mode;
    this.#site.unread(unread);
    this.#title.show(unread);
    if (mode !== this.#mode) {
      this.#mode = mode;
      this.#site.tell("chat-mode", { mode });
    }
    if (id !== this.#id) {
      this.#id = id;
      this.#told = 0;
    } else if (this.#told === Infinity && state === "open") {
      this.#told = lastSeq(transcript);
    }
    const told = this.#told;
    for (const { id: message, seq = 0, author, content, status } of transcript.entries) {
      if (status === "sent" && seq > told) {
        this.#told = Math.max(this.#told, seq);
        this.#site.tell("chat-message", { id: message, author, content });
      }
    }
  }

  /** Asks the server what fits where the visitor is, once for each place unless it fails. */
  #readWidget() {
    const context = this.#site.context();
    const asked = JSON.stringify(context);
    if (asked !== this.#asked || !this.#asking) {
      this.#asked = asked;
      this.#asking = readWidget(this.#site.base, context);
      this.#asking.then(
        (widget) => this.#heard(asked, widget),
        () => this.#heard(asked, null),
      );
    }
    return this.#asking;
  }

  /** @param {string} asked @param {any} widget null where nothing came */
  #heard(asked, widget) {
    if (asked === this.#asked) {
      this.#widget = widget ?? this.#widget;
      this.#asking = widget && this.#asking;
      this.#failed = widget === null;
      this.paint();
    }
  }

  /** The visitor sees the end of the log, if the page is seen at all. What is not drawn yet has not been seen. */
  #read() {
    if (!this.#painting && this.#site.isOpen() && document.visibilityState === "visible") {
      this.#conversation.read();
    }
  }

  #retry() {
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
