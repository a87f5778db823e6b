// @ts-check
import { element } from "../launcher/dom.js";

const KEPT = 3;

/** Says things to those who cannot see them, one after the other and each once (WAI-ARIA 1.2, live regions). */
export class Voice {
  #node;
  /** @type {Map<string, string>} */
  #told = new Map();

  /** @param {'status'|'alert'} role */
  constructor(role) {
    this.#node = element("div", { class: "unseen", role, "aria-atomic": "false" });
  }

  get node() {
    return this.#node;
  }

  /**
   * @param {string} topic
   * @param {string} text empty where there is nothing to say any more
   * @param {string} [key] the same as before on this topic: nothing is said
   */
  tell(topic, text, key = text) {
    if (this.#told.get(topic) === key) {
      return;
    }
    this.#told.set(topic, key);
    if (text) {
      this.#node.append(element("p", {}, text));
    }
    if (this.#node.childElementCount > KEPT) {
      this.#node.firstChild?.remove();
    }
  }
}
