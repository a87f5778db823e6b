// @ts-check
import { element, icon, say } from "./dom.js";

const ARROW = "M12 19V5M6 11l6-6 6 6";
const CLOSE_TO_LIMIT = 100;

/**
 * The length of a text as the server counts it: in code points, so that an emoji is one character.
 * @param {string} text
 */
const characters = (text) => Array.from(text).length;

/** Where the visitor writes: Enter sends, Shift and Enter make a new line, and an input method keeps its own Enter. */
export class Composer {
  #send;
  #min = 1;
  #max = Infinity;
  /** @type {import("../words/words.js").Texts | null} */
  #texts = null;
  #label = element("label", { class: "unseen", for: "input" });
  #hint = element("span", { class: "unseen", id: "hint" });
  #input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { id: "input", rows: "1", part: "input", "aria-describedby": "hint" })
  );
  #counter = element("span", { class: "counter", role: "status" });
  #button = element("button", { type: "submit", class: "send", part: "send-button" }, icon(ARROW));
  #form = element(
    "form",
    { class: "composer", part: "composer" },
    this.#label,
    this.#hint,
    this.#input,
    this.#counter,
    this.#button,
  );

  /** @param {(text: string) => void} send */
  constructor(send) {
    this.#send = send;
    this.#input.addEventListener("input", () => this.#count());
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  get node() {
    return this.#form;
  }

  focus() {
    this.#input.focus();
  }

  /** @param {import("../words/words.js").Texts} texts */
  translate(texts) {
    this.#texts = texts;
    this.#input.placeholder = texts.placeholder;
    this.#button.setAttribute("aria-label", texts.send);
    say(this.#label, texts.label);
    say(this.#hint, texts.hint);
    this.#count();
  }

  /**
   * @param {number} min
   * @param {number} max
   */
  limit(min, max) {
    this.#min = min;
    this.#max = max;
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !isComposing(event)) {
      event.preventDefault();
      this.#submit();
    }
  }

  #submit() {
    const text = this.#input.value.trim();
    const length = characters(text);
    if (length >= this.#min && length <= this.#max) {
      this.#input.value = "";
      this.#count();
      this.#send(text);
    }
    this.focus();
  }

  #count() {
    const left = this.#max - characters(this.#input.value.trim());
    say(this.#counter, left <= CLOSE_TO_LIMIT ? this.#texts?.left(left) ?? "" : "");
    this.#counter.classList.toggle("over", left < 0);
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key belongs to an input method; one browser tells it by the code 229 only
 */
export function isComposing({ isComposing: composing, keyCode }) {
  return composing || keyCode === 229;
}
