// @ts-check
import { element } from "../launcher/dom.js";

/** Says things to those who cannot see them, one after the other and each once (WAI-ARIA 1.2, live regions). */
export class Voice {
  #node;
  /** @type {Map<string, { key: string, node: HTMLElement }>} */
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
   * @param {string} text empty where it is no longer so
   * @param {string} [key] the same as before on this topic: nothing is said
   */
  tell(topic, text, key = text) {
    const told = this.#told.get(topic);
    if (told?.key !== key) {
      told?.node.remove();
      const node = element("p", {}, text);
      this.#told.set(topic, { key, node });
      if (text) {
        this.#node.append(node);
      }
    }
  }
}
