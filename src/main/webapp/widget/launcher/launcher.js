// @ts-check
import { element, icon, say } from "./dom.js";

/** A house that speaks: the walls are a bubble, its tail is the launcher's own corner. */
const HOUSE = "M3.5 11 12 4l8.5 7M5.5 9.5V19h13V9.5";
const DOOR = "M10 19v-5h4v5z";
const CROSS = "M6 6l12 12M18 6L6 18";
const MOST = 99;

/** The button in the corner, the number of unread messages on it, and a word beside it. */
export class Launcher {
  #count = element("span", { class: "count", "aria-hidden": "true" });
  #button = element(
    "button",
    { type: "button", class: "launcher", "aria-expanded": "false" },
    icon(HOUSE, DOOR),
    this.#count,
  );
  #words = element("button", { type: "button", tabindex: "-1" });
  #dismiss = element("button", { type: "button" }, icon(CROSS));
  #hint = element("div", { class: "hint", role: "status", hidden: true }, this.#words, this.#dismiss);

  /**
   * @param {object} does
   * @param {() => void} does.open
   * @param {() => void} does.near the visitor is about to open
   * @param {() => void} does.dismiss the hint
   */
  constructor(does) {
    this.#button.addEventListener("click", does.open);
    this.#words.addEventListener("click", does.open);
    this.#dismiss.addEventListener("click", does.dismiss);
    this.#button.addEventListener("pointerenter", does.near);
    this.#button.addEventListener("focus", does.near);
  }

  get nodes() {
    return [this.#hint, this.#button];
  }

  focus() {
    this.#button.focus();
  }

  /**
   * @param {object} seen
   * @param {import("./words.js").LauncherWords} seen.words
   * @param {string} seen.locale
   * @param {boolean} seen.open
   * @param {number} seen.unread
   * @param {string} seen.hint empty where there is none
   */
  render({ words, locale, open, unread, hint }) {
    this.#button.lang = locale;
    this.#button.hidden = open;
    this.#button.setAttribute("aria-label", unread > 0 ? `${words.open}, ${words.unread(unread)}` : words.open);
    this.#count.hidden = unread === 0;
    say(this.#count, unread > MOST ? `${MOST}+` : String(unread));
    this.#hint.hidden = open || hint === "";
    say(this.#words, hint);
    this.#dismiss.setAttribute("aria-label", words.dismiss);
  }
}
