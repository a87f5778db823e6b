// @ts-check
import { element, say } from "../launcher/dom.js";

/** @typedef {'asking'|'sure'|'busy'|'export-failed'|'erase-failed'|'erased'} Step */

/** What is kept of the visitor: download it, or have it erased. */
export class MyData {
  #does;
  /** @type {Step} */
  #step = "asking";
  /** @type {import("../words/pt-br.js").Words | null} */
  #words = null;
  #isUnderway = false;
  #title = element("h3", { tabindex: "-1" });
  #text = element("p", { role: "status" });
  #export = element("button", { type: "button", class: "main" });
  #erase = element("button", { type: "button", class: "danger" });
  #cancel = element("button", { type: "button" });
  #node = element(
    "section",
    { class: "sheet" },
    this.#title,
    this.#text,
    element("div", { class: "buttons" }, this.#export, this.#erase, this.#cancel),
  );

  /**
   * @param {object} does
   * @param {() => Promise<void>} does.download
   * @param {() => Promise<void>} does.erase
   * @param {() => void} does.close
   */
  constructor(does) {
    this.#does = does;
    this.#cancel.addEventListener("click", () => {
      this.#go("asking");
      does.close();
    });
    this.#export.addEventListener("click", () => this.#try(does.download, "asking", "export-failed"));
    this.#erase.addEventListener("click", () =>
      this.#step === "sure" || this.#step === "erase-failed"
        ? this.#try(does.erase, "erased", "erase-failed")
        : this.#go("sure"),
    );
  }

  get node() {
    return this.#node;
  }

  focus() {
    this.#title.focus();
  }

  /**
   * @param {import("../words/pt-br.js").Words} words
   * @param {boolean} isUnderway whether anything is kept
   */
  render(words, isUnderway) {
    this.#words = words;
    this.#isUnderway = isUnderway;
    const texts = {
      asking: isUnderway ? words.dataText : words.nothingKept,
      sure: words.eraseAsk,
      busy: "…",
      "export-failed": words.exportFailed,
      "erase-failed": words.eraseFailed,
      erased: words.erased,
    };
    const isDone = this.#step === "erased" || !isUnderway;
    say(this.#title, words.dataTitle);
    say(this.#text, texts[this.#step]);
    say(this.#export, words.download);
    say(this.#erase, this.#step === "sure" ? words.eraseYes : words.erase);
    say(this.#cancel, isDone ? words.back : words.cancel);
    this.#export.hidden = isDone || this.#step === "sure";
    this.#erase.hidden = isDone;
    this.#node.setAttribute("aria-busy", String(this.#step === "busy"));
  }

  /**
   * @param {() => Promise<void>} act
   * @param {Step} done
   * @param {Step} failed
   */
  async #try(act, done, failed) {
    if (this.#step === "busy") {
      return;
    }
    this.#go("busy");
    this.#go(await act().then(() => done, () => failed));
  }

  /** @param {Step} step */
  #go(step) {
    this.#step = step;
    if (this.#words) {
      this.render(this.#words, this.#isUnderway);
    }
  }
}
