// @ts-check
import { readWidget } from "./talk/api.js";
import { Conversation } from "./talk/conversation.js";
import { AfterClose } from "./talk/frames.js";
import { closestLocale, TEXTS } from "./words/words.js";
import { sheet } from "./panel/styles.js";
import { View } from "./panel/panel.js";

/**
 * A launcher in the corner of a page and the chat behind it.
 *
 * @attr {string} locale `pt-BR`, `en` or `es`; the nearest `lang` when absent
 * @attr {string} base the API's base, read once; the folder above this module's when absent
 * @attr {boolean} open whether the panel is shown
 * @csspart launcher panel header name badge close-button banner transcript message bubble action suggestion
 *   composer input send-button notice consent
 * @cssprop --chat-accent --chat-on-accent --chat-font --chat-radius --chat-z-index
 */
export class HomeServicesChat extends HTMLElement {
  static observedAttributes = ["open"];

  /** @type {View} */
  #view;
  /** @type {Conversation | null} */
  #conversation = null;
  /** @type {any} */
  #widget = null;
  #failed = false;
  #listening = new AbortController();
  #painting = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet()];
    this.#view = new View(root, {
      open: () => this.#openByHand(),
      close: () => this.#closeByHand(),
      send: (text) => this.#conversation?.write(text),
      retry: (clientId) => this.#conversation?.retry(clientId),
      mend: () => this.#mend(),
    });
  }

  connectedCallback() {
    this.#conversation ??= new Conversation(this.#base, () => this.#context, () => this.#paint());
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const wake = () => {
      this.#paint();
      if (document.visibilityState === "visible") {
        this.#conversation?.wake();
      }
    };
    window.addEventListener("online", wake, { signal });
    window.addEventListener("pageshow", wake, { signal });
    document.addEventListener("visibilitychange", wake, { signal });
    window.addEventListener("offline", () => this.#paint(), { signal });
    this.#opened();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#conversation?.leave();
    cancelAnimationFrame(this.#painting);
    this.#painting = 0;
  }

  attributeChangedCallback() {
    if (this.#conversation) {
      this.#opened();
    }
  }

  get open() {
    return this.hasAttribute("open");
  }

  set open(open) {
    this.toggleAttribute("open", open);
  }

  get #base() {
    const base = this.getAttribute("base");
    return base === null ? new URL("../", import.meta.url) : new URL(base.replace(/\/*$/, "/"), document.baseURI);
  }

  get #context() {
    const locale = this.getAttribute("locale") ?? this.closest("[lang]")?.getAttribute("lang");
    return { locale: closestLocale(locale), page: location.pathname };
  }

  #openByHand() {
    this.open = true;
    this.#view.focusComposer();
  }

  #closeByHand() {
    const hadFocus = this.#view.hasFocus;
    this.open = false;
    if (hadFocus) {
      this.#view.focusLauncher();
    }
  }

  #opened() {
    this.#render();
    if (this.open && this.isConnected) {
      this.#conversation?.resume();
      if (this.#widget === null) {
        this.#read();
      }
    }
  }

  async #read() {
    try {
      this.#widget = await readWidget(this.#base, this.#context);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#paint();
  }

  #mend() {
    if (this.#conversation?.reason?.outcome === AfterClose.RELOAD) {
      location.reload();
    }
    this.#conversation?.resume();
    if (this.#failed) {
      this.#read();
    }
  }

  #paint() {
    this.#painting ||= requestAnimationFrame(() => this.#render());
  }

  #render() {
    this.#painting = 0;
    if (this.#conversation) {
      const { transcript, state, reason, isUnderway } = this.#conversation;
      const locale = closestLocale(this.#widget?.locale ?? this.#context.locale);
      const status = { online: navigator.onLine, failed: this.#failed, state, reason, isUnderway };
      this.#view.render({ open: this.open, locale, texts: TEXTS[locale], widget: this.#widget, transcript, ...status });
    }
  }
}
