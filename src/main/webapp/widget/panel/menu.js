// @ts-check
import { element, icon } from "../launcher/dom.js";

const DOTS = "M12 5v.01M12 12v.01M12 19v.01";

/** What else can be done, behind a button: a disclosure, whose buttons are reached by Tab. */
export class Menu {
  #key = "";
  #summary = element("summary", { class: "round" }, icon(DOTS));
  #list = element("div", { class: "menu" });
  #details = /** @type {HTMLDetailsElement} */ (element("details", {}, this.#summary, this.#list));

  /** @param {(id: string) => void} chosen */
  constructor(chosen) {
    this.#list.addEventListener("click", ({ target }) => {
      const { id } = /** @type {HTMLElement} */ (target).dataset;
      if (id) {
        this.#close();
        chosen(id);
      }
    });
    this.#details.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#details.open) {
        event.stopPropagation();
        this.#close();
      }
    });
    this.#details.addEventListener("focusout", ({ relatedTarget }) => {
      this.#details.open &&= this.#details.contains(/** @type {Node | null} */ (relatedTarget));
    });
  }

  get node() {
    return this.#details;
  }

  /**
   * @param {string} label
   * @param {readonly (readonly [id: string, label: string])[]} items
   */
  render(label, items) {
    const key = JSON.stringify([label, items]);
    if (key !== this.#key) {
      this.#key = key;
      this.#summary.setAttribute("aria-label", label);
      this.#list.replaceChildren(
        ...items.map(([id, name]) => element("button", { type: "button", class: "menu-item", "data-id": id }, name)),
      );
    }
  }

  #close() {
    this.#summary.focus();
    this.#details.open = false;
  }
}
