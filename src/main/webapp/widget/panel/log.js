// @ts-check
import { element, icon, say } from "../launcher/dom.js";
import { MessageView } from "./message-view.js";

const NEAR = 48;
const ABOVE = 12;
const DOWN = "M12 5v14M6 13l6 6 6-6";

/** Three tiles that stand for text to come. */
function tiles() {
  return element("span", { class: "tiles", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
}

/** The messages, and where one is among them. */
export class Log {
  #does;
  /** @type {Map<string, { entry: import("../talk/transcript.js").Entry, how: string, view: MessageView }>} */
  #shown = new Map();
  #follows = true;
  /** How many answers have been in sight; none are counted before the first look. */
  #seen = -1;
  #greeting = element("div", { class: "bubble" });
  #consent = element("p", { class: "consent" });
  #introduction = element("div", { class: "introduction" }, this.#consent, element("div", { class: "message assistant" }, this.#greeting));
  #earlier = element("button", { type: "button", class: "small earlier" });
  #messages = element("div", { class: "messages" });
  #typing = element("div", { class: "message assistant typing", hidden: true }, element("div", { class: "bubble" }, tiles()));
  #log = element(
    "div",
    { class: "log", role: "log", "aria-live": "off", tabindex: "0" },
    this.#introduction,
    this.#earlier,
    this.#messages,
    this.#typing,
  );
  #latestText = element("span");
  #latest = element("button", { type: "button", class: "latest", hidden: true }, this.#latestText, icon(DOWN));
  #node = element("div", { class: "middle" }, this.#log, this.#latest);

  /**
   * @param {object} does
   * @param {(act: string, entry: import("../talk/transcript.js").Entry, node: HTMLElement) => void} does.act a button of a message
   * @param {() => void} does.earlier
   * @param {() => void} does.atEnd the end is seen
   */
  constructor(does) {
    this.#does = does;
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#log.addEventListener("keydown", (event) => this.#pressed(event));
    this.#messages.addEventListener("click", (event) => this.#clicked(event));
    this.#earlier.addEventListener("click", () => does.earlier());
    new ResizeObserver(() => this.#follows && this.toEnd()).observe(this.#log);
    this.#latest.addEventListener("click", () => {
      this.#log.focus();
      this.toEnd();
    });
  }

  get node() {
    return this.#node;
  }

  /** Whether the end can be seen. */
  get isAtEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < NEAR;
  }

  toEnd() {
    this.#follows = true;
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /**
   * @param {import("./panel.js").Model} model
   * @param {string} assistant
   * @param {string | null} asksWhy key of the answer whose judgement is asked about
   */
  render({ words, widget, greeting, transcript, now }, assistant, asksWhy) {
    this.#log.setAttribute("aria-label", words.transcript);
    this.#latest.setAttribute("aria-label", words.latest);
    say(this.#greeting, greeting ?? widget?.greeting ?? "");
    say(this.#consent, widget?.consent?.text ?? "");
    this.#introduction.hidden = widget === null || transcript.hasEarlier;
    say(this.#earlier, words.earlier);
    if (!transcript.hasEarlier && this.#earlier.matches(":focus")) {
      this.#log.focus();
    }
    this.#earlier.hidden = !transcript.hasEarlier;
    const height = this.#log.scrollHeight;
    const { entries } = transcript;
    const wrote = this.#renderEntries(entries, { words, assistant, now, asksWhy });
    const isStreaming = entries.some(({ status, content }) => status === "streaming" && content !== "");
    this.#typing.hidden = isStreaming || !(transcript.answering || transcript.typing !== null || entries.some(({ status }) => status === "streaming"));
    if (wrote.first) {
      this.#log.scrollTop += this.#log.scrollHeight - height;
    } else if (wrote.own) {
      this.toEnd();
    } else if (this.#follows) {
      this.#follow(entries);
    }
    this.#renderLatest(words, entries);
  }

  /**
   * @param {readonly import("../talk/transcript.js").Entry[]} entries
   * @param {{ words: import("../words/pt-br.js").Words, assistant: string, now: number, asksWhy: string | null }} reading
   * @returns {{ own: boolean, first: boolean }} whether the visitor has just written, and whether earlier ones were put before
   */
  #renderEntries(entries, { asksWhy, ...reading }) {
    const wrote = { own: false, first: false };
    const keys = new Set(entries.map(({ key }) => key));
    for (const [key, { view }] of this.#shown) {
      if (!keys.has(key)) {
        view.node.remove();
        this.#shown.delete(key);
      }
    }
    const lastAnswer = entries.findLast(({ author }) => author === "assistant")?.key;
    const lastQuestion = entries.findLast(({ author }) => author === "visitor")?.key;
    const hadSome = this.#shown.size > 0;
    entries.forEach((entry, index) => {
      const known = this.#shown.get(entry.key);
      const view = known?.view ?? new MessageView();
      const place = {
        isLast: entry.key === lastAnswer && index === entries.length - 1,
        isLastQuestion: entry.key === lastQuestion,
        asksWhy: entry.key === asksWhy,
      };
      const how = JSON.stringify([place, reading.words.locale, reading.assistant, entry.retryAt ? reading.now : 0]);
      if (known?.entry !== entry || known.how !== how) {
        view.render(entry, { ...reading, ...place });
        this.#shown.set(entry.key, { entry, how, view });
      }
      if (this.#messages.children[index] !== view.node) {
        wrote.first ||= !known && hadSome && index === 0 && entries.length > 1;
        this.#messages.insertBefore(view.node, this.#messages.children[index] ?? null);
      }
      wrote.own ||= !known && entry.status === "pending";
    });
    return wrote;
  }

  /** Goes along with what is written, never back, but leaves the beginning of a long answer in sight. @param {readonly import("../talk/transcript.js").Entry[]} entries */
  #follow(entries) {
    const last = entries.at(-1);
    const node = last && last.author !== "visitor" ? this.#shown.get(last.key)?.view.node : null;
    const end = this.#log.scrollHeight - this.#log.clientHeight;
    this.#log.scrollTop = node ? Math.max(this.#log.scrollTop, Math.min(end, node.offsetTop - ABOVE)) : end;
    this.#follows = this.#seen < 0 || this.isAtEnd;
  }

  /** @param {import("../words/pt-br.js").Words} words @param {readonly import("../talk/transcript.js").Entry[]} entries */
  #renderLatest(words, entries) {
    const isAtEnd = this.isAtEnd;
    const answers = entries.filter(({ author }) => author !== "visitor").length;
    if (isAtEnd || this.#seen < 0) {
      this.#seen = answers;
    }
    if (isAtEnd) {
      this.#does.atEnd();
    }
    this.#latest.hidden = isAtEnd;
    say(this.#latestText, answers > this.#seen ? words.newBelow(answers - this.#seen) : "");
  }

  #scrolled() {
    this.#follows = this.isAtEnd;
    if (this.#follows) {
      this.#latest.hidden = true;
      this.#does.atEnd();
    } else {
      this.#latest.hidden = false;
    }
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("[data-act]") : null;
    const key = button?.closest("[data-key]")?.getAttribute("data-key");
    const shown = key ? this.#shown.get(key) : undefined;
    if (button instanceof HTMLElement && shown) {
      this.#does.act(button.dataset.act ?? "", shown.entry, button);
    }
  }

  /** From message to message by the arrow keys. @param {KeyboardEvent} event */
  #pressed(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const messages = /** @type {HTMLElement[]} */ ([...this.#log.querySelectorAll("[role=article]")]);
    const at = messages.indexOf(/** @type {HTMLElement} */ (target));
    if (messages.length === 0 || (target !== this.#log && at < 0)) {
      return;
    }
    /** @type {Record<string, number>} */
    const to = { ArrowUp: at < 0 ? messages.length - 1 : at - 1, ArrowDown: at < 0 ? messages.length - 1 : at + 1, Home: 0, End: messages.length - 1 };
    const next = messages[to[event.key]];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }
}
