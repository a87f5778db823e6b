// @ts-check
import { ChatEvent } from "./launcher/events.js";
import { Launcher } from "./launcher/launcher.js";
import { launcherSheet } from "./launcher/styles.js";
import { closestLocale, LAUNCHER, loadWords } from "./launcher/words.js";
import { Shared } from "./talk/shared.js";

/**
 * A launcher in the corner of a page and the chat behind it. What is behind it is loaded when the visitor comes near,
 * or where a conversation is underway.
 *
 * @attr {string} locale `pt-BR`, `en` or `es`; the nearest `lang` when absent
 * @attr {string} base address of the chat's server; where this module came from when absent; read once
 * @attr {string} page where the visitor is; the path of the page's address when absent
 * @attr {boolean} open whether the panel is shown
 * @attr {'light'|'dark'|'auto'} theme `auto` follows the system; the page's `color-scheme` when absent
 * @attr {'end'|'start'} position the corner; `end` when absent
 * @attr {string} hint a word beside the launcher, until it is dismissed or the chat is opened
 * @attr {string} greeting the first words, in place of the server's
 * @fires chat-ready the panel is there
 * @fires chat-open
 * @fires chat-close
 * @fires chat-message a message was sent or has come: `{id, author, content}`
 * @fires chat-unread `{count}`
 * @fires chat-mode who answers: `{mode}`
 * @fires chat-link the visitor follows a link of the chat: `{url}`; cancelable
 * @csspart launcher count hint panel header face name badge about round menu menu-item banner log consent message bubble
 *   action sources source tools tool footer suggestion notice sheet composer input send stop: each class of an element
 * @cssprop --chat-accent --chat-on-accent --chat-highlight --chat-on-highlight --chat-font --chat-radius --chat-inset
 *   --chat-z-index
 */
export class HomeServicesChat extends HTMLElement {
  static observedAttributes = ["open", "locale", "page", "hint", "greeting"];

  /** @type {(() => Promise<string>) | null} */
  #identity = null;
  /** @type {Promise<import("./chat.js").Chat | null> | null} */
  #loading = null;
  /** @type {import("./chat.js").Chat | null} */
  #chat = null;
  /** @type {Shared | null} */
  #shared = null;
  /** @type {URL | null} */
  #baseRead = null;
  #failed = false;
  #unread = 0;
  #listening = new AbortController();
  #launcher = new Launcher({
    open: () => this.show(),
    near: () => void this.#load(),
    dismiss: () => this.#dismiss(),
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [launcherSheet()];
    root.append(...this.#launcher.nodes);
  }

  connectedCallback() {
    this.#upgrade("identity");
    this.#upgrade("open");
    this.#shared = new Shared(this.base.href, (name) => this.#told(name));
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const event of ["online", "offline", "pageshow", "pagehide"]) {
      window.addEventListener(event, () => this.#wake(event === "pagehide"), { signal });
    }
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    this.open = this.#shared.get("open") ?? this.open;
    if (this.open || ["session", "later", "outbox "].some((name) => this.#shared?.names(name).length)) {
      void this.#load();
    }
    this.#render();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#chat?.leave();
    this.#chat = null;
    this.#loading = null;
    this.#shared?.close();
    this.#shared = null;
  }

  attributeChangedCallback(/** @type {string} */ name) {
    if (!this.#shared) {
      return;
    }
    if (name === "open") {
      this.#shared.set("open", this.open);
      this.dispatchEvent(new ChatEvent(this.open ? "chat-open" : "chat-close"));
      if (this.open) {
        this.#shared.set("hint", true);
        void this.#load();
      }
    }
    this.#render();
  }

  get open() {
    return this.hasAttribute("open");
  }

  set open(open) {
    if (open !== this.open) {
      this.toggleAttribute("open", open);
    }
  }

  /** @param {(() => Promise<string>) | null} ask resolves to a token of the page's own server that tells who the visitor is */
  set identity(ask) {
    this.#identity = ask;
  }

  /** Messages that the visitor has not seen. */
  get unread() {
    return this.#unread;
  }

  /** Address of the chat's server. */
  get base() {
    const base = this.getAttribute("base");
    this.#baseRead ??=
      base === null
        ? new URL(`${import.meta.url.slice(0, import.meta.url.lastIndexOf("/widget/"))}/`)
        : new URL(base.replace(/\/*$/, "/"), document.baseURI);
    return this.#baseRead;
  }

  /** Opens the panel and puts the focus where the visitor writes. */
  show() {
    this.open = true;
    void this.#load().then((chat) => chat?.focus());
  }

  /** Closes the panel; the conversation goes on. */
  hide() {
    const hadFocus = this.#chat?.hasFocus ?? false;
    this.open = false;
    if (hadFocus) {
      this.#launcher.focus();
    }
  }

  /**
   * Says something in the visitor's name.
   *
   * @param {string} text
   * @throws {Error} where the chat cannot be loaded
   */
  async send(text) {
    (await this.#loaded()).send(text);
  }

  /**
   * Leaves the conversation and begins with an empty one.
   *
   * @throws {Error} where the chat cannot be loaded
   */
  async startOver() {
    (await this.#loaded()).startOver();
  }

  async #loaded() {
    const chat = await this.#load();
    if (!chat) {
      throw new Error("The chat could not be loaded");
    }
    return chat;
  }

  get #locale() {
    return closestLocale(this.getAttribute("locale") ?? languageAt(this));
  }

  /** What a page has set before the element was defined. @param {string} name of a property */
  #upgrade(name) {
    /** @type {any} */
    const self = this;
    if (Object.hasOwn(self, name)) {
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }

  #wake(isLeaving = false) {
    if (this.#failed) {
      void this.#load();
    }
    this.#chat?.wake(isLeaving);
  }

  /** Loads the rest once; where it fails the next attempt is a new one. */
  #load() {
    this.#loading ??= this.#fetch().then(
      ({ Chat, words }) => this.#begin(Chat, words),
      () => this.#notLoaded(),
    );
    return this.#loading;
  }

  /** A browser keeps what has failed under its address: the next attempt asks for another version (ADR 0035). */
  async #fetch() {
    const locale = this.#locale;
    if (this.#failed) {
      const version = Date.now().toString(16).padStart(12, "0");
      /** @type {typeof import("./chat.js")} */
      const { Chat } = await import(`../${version}/chat.js`);
      return { Chat, words: await Chat.words(locale) };
    }
    const [{ Chat }, words] = await Promise.all([import("./chat.js"), loadWords(locale)]);
    return { Chat, words };
  }

  /** @param {typeof import("./chat.js").Chat} Chat @param {import("./words/pt-br.js").Words} words */
  #begin(Chat, words) {
    this.#failed = false;
    if (this.#shared && !this.#chat) {
      this.#chat = new Chat(/** @type {ShadowRoot} */ (this.shadowRoot), this.#shared, words, {
        base: this.base,
        context: () => ({ locale: this.#locale, page: this.getAttribute("page") ?? location.pathname }),
        greeting: () => this.getAttribute("greeting"),
        identity: () => this.#identity?.() ?? null,
        isOpen: () => this.open,
        close: () => this.hide(),
        unread: (count) => this.#counted(count),
        tell: (type, detail, cancelable) => this.dispatchEvent(new ChatEvent(type, detail, cancelable)),
      });
      this.dispatchEvent(new ChatEvent("chat-ready"));
    }
    this.#render();
    return this.#chat;
  }

  #notLoaded() {
    this.#loading = null;
    this.#failed = true;
    this.#render();
    return null;
  }

  /** @param {string} name of what another tab has changed */
  #told(name) {
    if (name === "open") {
      this.open = this.#shared?.get("open") === true;
    } else if (name === "session") {
      void this.#load();
    }
    this.#chat?.paint();
  }

  /** @param {number} count */
  #counted(count) {
    if (count !== this.#unread) {
      this.#unread = count;
      this.dispatchEvent(new ChatEvent("chat-unread", { count }));
      this.#render();
    }
  }

  #dismiss() {
    this.#shared?.set("hint", true);
    this.#render();
  }

  #render() {
    const locale = this.#locale;
    const words = LAUNCHER[locale];
    const hint = this.#shared?.get("hint") === true ? "" : (this.getAttribute("hint") ?? "");
    this.#launcher.render({
      words,
      locale,
      open: this.open && !this.#failed,
      unread: this.#unread,
      hint: this.#failed && this.open ? words.failed : hint,
    });
    this.#chat?.paint();
  }
}

/**
 * @param {Element} element
 * @returns {string | null | undefined} the language of the page where it stands, over shadow roots too
 */
function languageAt(element) {
  const near = element.closest("[lang]");
  const root = element.getRootNode();
  return !near && root instanceof ShadowRoot ? languageAt(root.host) : near?.getAttribute("lang");
}
