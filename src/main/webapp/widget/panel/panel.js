// @ts-check
import { Composer, isComposing } from "./composer.js";
import { element, icon, say } from "./dom.js";
import { AfterClose } from "../talk/frames.js";
import { parse, plain } from "./markdown.js";
import { dots, messageView, nameOf } from "./message-view.js";
import { isWriting } from "../talk/transcript.js";

const BUBBLES = "M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 9h8M8 12.5h5";
const CROSS = "M6 6l12 12M18 6L6 18";
const NEAR = 48;
const NARROW = "(max-width: 480px)";

/**
 * @typedef {object} Model everything that is shown
 * @property {boolean} open
 * @property {import("../words/words.js").Texts} texts
 * @property {string} locale
 * @property {any} widget the server's answer to `GET api/widget`, or null
 * @property {boolean} failed the server could not be asked
 * @property {boolean} online
 * @property {string} state of the connection
 * @property {{ outcome: string, message?: string } | null} reason why it is closed
 * @property {boolean} isUnderway there is a conversation to go on with
 * @property {import("../talk/transcript.js").Transcript} transcript
 */

/** Shows the model in a shadow root and turns what people do into calls; decides nothing. */
export class View {
  #does;
  /** @type {Map<string, { entry: import("../talk/transcript.js").Entry, node: HTMLElement }>} */
  #shown = new Map();
  #locale = "";
  #composer = new Composer((text) => this.#does.send(text));

  #launcher = element(
    "button",
    { type: "button", class: "launcher", part: "launcher", "aria-controls": "panel" },
    icon(BUBBLES),
  );
  #name = element("h2", { id: "name", part: "name" });
  #badge = element("abbr", { class: "badge", part: "badge" });
  #subtitle = element("p", { class: "subtitle" });
  #close = element("button", { type: "button", class: "close", part: "close-button" }, icon(CROSS));
  #bannerText = element("span");
  #bannerButton = element("button", { type: "button" });
  #banner = element("div", { class: "banner", role: "status", part: "banner" }, this.#bannerText, this.#bannerButton);
  #greeting = element("div", { class: "bubble", part: "bubble" });
  #consent = element("p", { class: "consent", part: "consent" });
  #introduction = element(
    "div",
    { class: "introduction" },
    element("div", { class: "message assistant" }, this.#greeting),
    this.#consent,
  );
  #messages = element("div", { class: "messages" });
  #typing = element("div", { class: "message assistant" }, element("div", { class: "bubble" }, dots()));
  #log = element(
    "div",
    { class: "log", part: "transcript", role: "log", "aria-live": "off", tabindex: "0" },
    this.#introduction,
    this.#messages,
    this.#typing,
  );
  #suggestions = element("div", { class: "suggestions", role: "group" });
  #notice = element("p", { class: "notice", role: "alert", part: "notice" });
  #spoken = element("div", { class: "unseen", role: "status" });
  #panel = element(
    "section",
    { id: "panel", class: "panel", part: "panel", role: "dialog", "aria-labelledby": "name", tabindex: "-1" },
    element(
      "div",
      { class: "header", part: "header" },
      element("div", { class: "who" }, this.#name, this.#badge, this.#subtitle),
      this.#close,
    ),
    this.#banner,
    this.#log,
    this.#suggestions,
    this.#notice,
    this.#composer.node,
    this.#spoken,
  );

  /**
   * @param {ShadowRoot} root
   * @param {object} does
   * @param {() => void} does.open
   * @param {() => void} does.close
   * @param {(text: string) => void} does.send
   * @param {(clientId: string) => void} does.retry
   * @param {() => void} does.mend the banner's button
   */
  constructor(root, does) {
    this.#does = does;
    root.append(this.#launcher, this.#panel);
    this.#launcher.addEventListener("click", () => does.open());
    this.#close.addEventListener("click", () => does.close());
    this.#bannerButton.addEventListener("click", () => does.mend());
    this.#panel.addEventListener("keydown", (event) => this.#pressed(event));
    this.#panel.addEventListener("click", (event) => this.#followed(event));
  }

  focusComposer() {
    this.#composer.focus();
  }

  focusLauncher() {
    this.#launcher.focus();
  }

  /** @returns {boolean} whether the focus is in the panel */
  get hasFocus() {
    return this.#panel.matches(":focus-within");
  }

  /** @param {Model} model */
  render(model) {
    const { transcript, texts, widget } = model;
    const reading = { texts, locale: model.locale, assistant: widget?.assistant?.name ?? texts.assistant };
    const follows = this.#isAtEnd();
    if (model.locale !== this.#locale) {
      this.#translate(model);
    }
    this.#launcher.hidden = model.open;
    this.#panel.hidden = !model.open;
    this.#launcher.setAttribute("aria-expanded", String(model.open));
    this.#renderHeader(model, reading);
    this.#renderBanner(model);
    this.#renderIntroduction(model);
    const wrote = this.#renderMessages(transcript.entries, reading);
    const isStreaming = transcript.entries.some((entry) => entry.status === "streaming");
    this.#typing.hidden = isStreaming || transcript.typing === null;
    say(this.#notice, transcript.notice ? transcript.notice.message || texts.error : "");
    this.#speak(transcript, reading);
    this.#composer.limit(
      widget?.limits?.minLength ?? 1,
      transcript.limits?.maxLength ?? widget?.limits?.maxLength ?? Infinity,
    );
    if (model.open && (follows || wrote)) {
      this.#log.scrollTop = this.#log.scrollHeight;
    }
  }

  /** @param {Model} model */
  #translate({ locale, texts }) {
    this.#locale = locale;
    this.#shown.clear();
    this.#messages.replaceChildren();
    this.#panel.lang = locale;
    this.#launcher.lang = locale;
    this.#launcher.setAttribute("aria-label", texts.open);
    this.#close.setAttribute("aria-label", texts.close);
    this.#log.setAttribute("aria-label", texts.transcript);
    this.#suggestions.setAttribute("aria-label", texts.suggestions);
    this.#badge.title = texts.aiLong;
    say(this.#badge, texts.ai);
    this.#composer.translate(texts);
  }

  /** @param {Model} model @param {import("./message-view.js").Reading} reading */
  #renderHeader({ transcript: { mode }, texts }, { assistant }) {
    const isHuman = mode.mode === "human";
    const about = { human: texts.person, waiting: texts.waitingForPerson, closed: texts.ended };
    say(this.#name, isHuman ? mode.name ?? texts.person : assistant);
    say(this.#subtitle, Object.hasOwn(about, mode.mode) ? about[/** @type {keyof typeof about} */ (mode.mode)] : "");
    this.#badge.hidden = isHuman;
  }

  /** @param {Model} model */
  #renderBanner(model) {
    const [text, button] = bannerOf(model);
    say(this.#bannerText, text);
    say(this.#bannerButton, button);
    this.#bannerButton.hidden = button === "";
    this.#banner.classList.toggle("empty", text === "");
  }

  /** @param {Model} model */
  #renderIntroduction({ widget, transcript, isUnderway }) {
    say(this.#greeting, widget?.greeting ?? "");
    this.#introduction.hidden = widget === null;
    say(this.#consent, widget?.consent?.text ?? "");
    const offered = isUnderway || transcript.entries.length > 0 ? [] : widget?.suggestions ?? [];
    if (offered.length !== this.#suggestions.childElementCount) {
      this.#suggestions.replaceChildren(...offered.map((/** @type {string} */ text) => this.#chip(text)));
    }
  }

  /** @param {string} text */
  #chip(text) {
    const chip = element("button", { type: "button", part: "suggestion" }, text);
    chip.addEventListener("click", () => {
      this.#does.send(text);
      this.focusComposer();
    });
    return chip;
  }

  /**
   * @param {readonly import("../talk/transcript.js").Entry[]} entries
   * @param {import("./message-view.js").Reading} reading
   * @returns {boolean} whether the visitor has just written
   */
  #renderMessages(entries, reading) {
    let wrote = false;
    const keys = new Set(entries.map((entry) => entry.key));
    for (const [key, { node }] of this.#shown) {
      if (!keys.has(key)) {
        node.remove();
        this.#shown.delete(key);
      }
    }
    entries.forEach((entry, index) => {
      const known = this.#shown.get(entry.key);
      let node = known?.node;
      if (!known || known.entry !== entry) {
        node = messageView(entry, reading, (clientId) => this.#retry(clientId));
        known?.node.replaceWith(node);
        this.#shown.set(entry.key, { entry, node });
        wrote ||= !known && entry.status === "pending";
      }
      if (node && this.#messages.children[index] !== node) {
        this.#messages.insertBefore(node, this.#messages.children[index] ?? null);
      }
    });
    return wrote;
  }

  /** @param {import("../talk/transcript.js").Transcript} transcript @param {import("./message-view.js").Reading} reading */
  #speak(transcript, reading) {
    const latest = transcript.entries.find((entry) => entry.id === transcript.latest);
    if (isWriting(transcript)) {
      const writer = transcript.typing ?? transcript.entries.find((entry) => entry.status === "streaming");
      say(this.#spoken, reading.texts.writing(nameOf(writer ?? { author: "assistant" }, reading)));
    } else {
      say(this.#spoken, latest ? `${nameOf(latest, reading)}: ${plain(parse(latest.content))}` : "");
    }
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape" && !isComposing(event)) {
      event.stopPropagation();
      this.#does.close();
    }
  }

  /** @param {Event} event a link into this very page is of no use behind a panel that covers it */
  #followed({ target }) {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link?.hash && link.href.split("#")[0] === location.href.split("#")[0] && matchMedia(NARROW).matches) {
      this.#does.close();
    }
  }

  /** @param {string} clientId */
  #retry(clientId) {
    this.#does.retry(clientId);
    this.focusComposer();
  }

  #isAtEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR;
  }
}

/**
 * @param {Model} model
 * @returns {[text: string, button: string]}
 */
function bannerOf({ texts, online, failed, state, reason, transcript }) {
  if (!online) {
    return [texts.offline, ""];
  }
  if (state === "closed" && reason?.outcome === AfterClose.RELOAD) {
    return [texts.outdated, texts.reload];
  }
  if (state === "closed" && transcript.mode.mode !== "closed") {
    return [reason?.message || texts.refused, texts.retry];
  }
  if (state === "waiting") {
    return [texts.reconnecting, ""];
  }
  return failed ? [texts.unreachable, texts.retry] : ["", ""];
}
