// @ts-check
import { element, icon, say } from "../launcher/dom.js";
import { hasPersonalNumber } from "./personal.js";

const ARROW = "M12 19V5M6 11l6-6 6 6";
const SQUARE = "M7 7h10v10H7z";
const CLOSE_TO_LIMIT = 100;

/**
 * The length of a text as the server counts it: in code points, so that an emoji is one character.
 * @param {string} text
 */
const characters = (text) => Array.from(text).length;

/** Where the visitor writes: Enter sends, Shift and Enter make a new line, and an input method keeps its own Enter. */
export class Composer {
  #does;
  #min = 1;
  #max = Infinity;
  /** What the other tabs know of what is being written. */
  #draft = "";
  /** @type {import("../words/pt-br.js").Words | null} */
  #words = null;
  #label = element("label", { class: "unseen", for: "input" });
  #hint = element("span", { class: "unseen", id: "hint" });
  #input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { id: "input", class: "input", rows: "1", "aria-describedby": "hint", enterkeyhint: "send" })
  );
  #counter = element("span", { class: "counter" });
  #warning = element("span", { class: "counter" });
  #stop = element("button", { type: "button", class: "stop" }, icon(SQUARE));
  #send = element("button", { type: "submit", class: "send" }, icon(ARROW));
  #form = element(
    "form",
    { class: "composer" },
    this.#label,
    this.#hint,
    this.#input,
    this.#stop,
    this.#send,
    this.#counter,
    this.#warning,
  );

  /**
   * @param {object} does
   * @param {(text: string) => void} does.send
   * @param {() => void} does.stop
   * @param {(text: string) => void} does.draft
   * @param {(topic: string, text: string, key?: string) => void} does.tell
   */
  constructor(does) {
    this.#does = does;
    this.#input.addEventListener("input", () => this.#changed());
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
    this.#stop.addEventListener("click", () => {
      does.stop();
      this.focus();
    });
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

  /** @param {string} text to be written on by the visitor, before what stands there already */
  propose(text) {
    const draft = this.#input.value;
    this.#input.value = draft.includes(text) ? draft : [text, draft].filter(Boolean).join("\n");
    this.#changed();
  }

  /**
   * @param {import("./panel.js").Model} model
   * @param {boolean} isWriting whether there is something to stop
   */
  render({ words, widget, transcript, draft }, isWriting) {
    this.#min = widget?.limits?.minLength ?? 1;
    this.#max = transcript.limits?.maxLength ?? widget?.limits?.maxLength ?? Infinity;
    if (!isWriting && this.#stop.matches(":focus")) {
      this.focus();
    }
    this.#stop.hidden = !isWriting;
    if (draft !== this.#draft) {
      this.#draft = draft;
      this.#input.value = draft;
      this.#count();
    }
    if (words !== this.#words) {
      this.#words = words;
      this.#input.placeholder = words.placeholder;
      this.#send.setAttribute("aria-label", words.send);
      this.#stop.setAttribute("aria-label", words.stop);
      say(this.#label, words.label);
      say(this.#hint, words.hint);
      this.#count();
    }
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
      this.#changed();
      this.#does.send(text);
    }
    this.focus();
  }

  #changed() {
    this.#draft = this.#input.value;
    this.#does.draft(this.#draft);
    this.#count();
  }

  #count() {
    this.#fit();
    const text = this.#input.value.trim();
    const left = this.#max - characters(text);
    const counted = left <= CLOSE_TO_LIMIT ? (this.#words?.left(left) ?? "") : "";
    const warned = hasPersonalNumber(text) ? (this.#words?.personal ?? "") : "";
    say(this.#counter, counted);
    this.#counter.classList.toggle("over", left < 0);
    say(this.#warning, warned);
    this.#does.tell("counter", counted, counted && String(left < 0));
    this.#does.tell("warning", warned);
  }

  /** Grows with its text; newer browsers do that by `field-sizing`. */
  #fit() {
    if (!CSS.supports("field-sizing", "content")) {
      this.#input.style.blockSize = "auto";
      this.#input.style.blockSize = `${this.#input.scrollHeight + 2}px`;
    }
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key belongs to an input method; one browser tells it by the code 229 only
 */
export function isComposing({ isComposing: composing, keyCode }) {
  return composing || keyCode === 229;
}
