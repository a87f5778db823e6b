// @ts-check
import { element, icon, say } from "../launcher/dom.js";

const STAR = "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z";
const SCORES = Object.freeze([1, 2, 3, 4, 5]);

/** How it was: one to five stars and a comment. */
export class Rating {
  /** @type {import("../words/pt-br.js").Words | null} */
  #words = null;
  #title = element("legend");
  #stars = element("div", { class: "stars" });
  #label = element("label", { for: "comment" });
  #comment = /** @type {HTMLTextAreaElement} */ (element("textarea", { id: "comment", rows: "1", maxlength: "1000" }));
  #send = element("button", { type: "submit", class: "main" });
  #skip = element("button", { type: "button" });
  #form = /** @type {HTMLFormElement} */ (
    element(
      "form",
      { class: "sheet" },
      element("fieldset", {}, this.#title, this.#stars),
      element("div", { class: "field" }, this.#label, this.#comment),
      element("div", { class: "buttons" }, this.#send, this.#skip),
    )
  );

  /**
   * @param {(score: number, comment: string) => void} rate
   * @param {() => void} leave
   */
  constructor(rate, leave) {
    this.#skip.addEventListener("click", leave);
    this.#stars.addEventListener("change", () => this.#send.removeAttribute("disabled"));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      rate(Number(new FormData(this.#form).get("score")), this.#comment.value.trim());
      this.#form.reset();
      this.#send.setAttribute("disabled", "");
      leave();
    });
  }

  get node() {
    return this.#form;
  }

  focus() {
    this.#stars.querySelector("input")?.focus();
  }

  /** @param {import("../words/pt-br.js").Words} words */
  render(words) {
    if (words !== this.#words) {
      this.#words = words;
      say(this.#title, words.rateTitle);
      say(this.#label, words.comment);
      say(this.#send, words.rate);
      say(this.#skip, words.skip);
      this.#send.setAttribute("disabled", "");
      this.#stars.replaceChildren(...SCORES.map((score) => star(score, words.stars(score))));
    }
  }
}

/**
 * @param {number} score
 * @param {string} label
 */
function star(score, label) {
  const input = element("input", { type: "radio", name: "score", value: String(score), class: "unseen", "aria-label": label });
  return element("label", { class: "star" }, input, icon(STAR));
}
