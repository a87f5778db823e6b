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
  #text = element("p");
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
   * @param {(text: string) => void} does.tell
   */
  constructor(does) {
    this.#does = does;
    this.#cancel.addEventListener("click", does.close);
    this.#export.addEventListener("click", () => this.#try(does.download, "asking", "export-failed"));
    this.#erase.addEventListener("click", ({ detail }) => {
      if (this.#step === "asking" || this.#step === "export-failed") {
        this.#go("sure");
      } else if (detail < 2) {
        this.#try(does.erase, "erased", "erase-failed");
      }
    });
  }

  get node() {
    return this.#node;
  }

  /** Begins with what can be done. */
  open() {
    if (this.#step !== "busy") {
      this.#go("asking");
    }
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
    this.#does.tell(this.#text.textContent ?? "");
    if (!this.#node.matches(":focus-within")) {
      this.#title.focus();
    }
  }

  /** @param {Step} step */
  #go(step) {
    this.#step = step;
    if (this.#words) {
      this.render(this.#words, this.#isUnderway);
    }
  }
}
