// @ts-check
import { element, icon, say } from "../launcher/dom.js";

const ICONS = Object.freeze({
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  up: "M7 20V10l5-7c2 0 2.5 1.5 2 3l-1 3h6l-2 11zM7 10H4v10h3",
  down: "M17 4v10l-5 7c-2 0-2.5-1.5-2-3l1-3H5L7 4zM17 14h3V4h-3",
  again: "M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6",
});

/** What can be done with an answer: copy it, judge it, have it written again or go on. */
export class AnswerTools {
  #copy = tool("copy");
  #up = tool("up");
  #down = tool("down");
  #again = tool("again");
  #continue = element("button", { type: "button", class: "small", "data-act": "continue" });
  #thanks = element("span", { class: "footer thanks" });
  #reason = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "2", maxlength: "1000" }));
  #send = element("button", { type: "button", class: "small", "data-act": "reason" });
  #skip = element("button", { type: "button", class: "small", "data-act": "no-reason" });
  #why = element(
    "div",
    { class: "why", hidden: true },
    this.#reason,
    element("div", { class: "buttons" }, this.#send, this.#skip),
  );
  #row = element("div", { class: "tools" }, this.#copy, this.#up, this.#down, this.#again, this.#continue, this.#thanks);

  get row() {
    return this.#row;
  }

  /** Where the visitor says why an answer did not help. */
  get why() {
    return this.#why;
  }

  /** @param {import("../talk/transcript.js").Entry} entry @param {import("./message-view.js").Reading} reading */
  render({ vote, finish }, { words, isLast, asksWhy }) {
    name(this.#copy, words.copy);
    name(this.#up, words.good);
    name(this.#down, words.bad);
    name(this.#again, words.again);
    this.#up.setAttribute("aria-pressed", String(vote === "up"));
    this.#down.setAttribute("aria-pressed", String(vote === "down"));
    this.#copy.hidden = !navigator.clipboard;
    this.#again.hidden = !isLast;
    say(this.#continue, words.continue);
    this.#continue.hidden = !isLast || finish === "done" || finish === undefined;
    say(this.#send, words.sendReason);
    say(this.#skip, words.skip);
    this.#reason.setAttribute("aria-label", words.whyBad);
    this.#reason.placeholder = words.whyBad;
    if (asksWhy && this.#why.hidden) {
      this.#why.hidden = false;
      this.#reason.focus();
    }
    this.#why.hidden = !asksWhy;
    say(this.#thanks, vote && !asksWhy ? words.thanks : "");
  }
}

/** @param {keyof typeof ICONS} act */
function tool(act) {
  return element("button", { type: "button", class: "tool", "data-act": act }, icon(ICONS[act]));
}

/** @param {HTMLElement} button @param {string} label */
function name(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}
