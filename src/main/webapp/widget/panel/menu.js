// @ts-check
import { element, icon } from "../launcher/dom.js";

const DOTS = "M12 5v.01M12 12v.01M12 19v.01";

/**
 * @typedef {{ id: string, label: string }} Item
 */

/** A button with a menu below it (WAI-ARIA menu button pattern). */
export class Menu {
  #chosen;
  #key = "";
  #button = element(
    "button",
    { type: "button", class: "round", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": "menu" },
    icon(DOTS),
  );
  #list = element("div", { id: "menu", class: "menu", role: "menu", part: "menu", hidden: true });
  #node = element("div", { class: "has-menu" }, this.#button, this.#list);

  /** @param {(id: string) => void} chosen */
  constructor(chosen) {
    this.#chosen = chosen;
    this.#button.addEventListener("click", () => (this.#isOpen ? this.#close() : this.#open(0)));
    this.#list.addEventListener("click", (event) => this.#clicked(event));
    this.#node.addEventListener("keydown", (event) => this.#pressed(event));
    this.#node.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#node.contains(/** @type {Node | null} */ (relatedTarget))) {
        this.#list.hidden = true;
        this.#button.setAttribute("aria-expanded", "false");
      }
    });
  }

  get node() {
    return this.#node;
  }

  /**
   * @param {string} label
   * @param {readonly Item[]} items
   */
  render(label, items) {
    const key = JSON.stringify([label, items]);
    if (key !== this.#key) {
      this.#key = key;
      this.#button.setAttribute("aria-label", label);
      this.#list.setAttribute("aria-label", label);
      this.#list.replaceChildren(...items.map(({ id, label: name }) => itemNode(id, name)));
    }
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  get #items() {
    return /** @type {HTMLElement[]} */ ([...this.#list.children]);
  }

  /** @param {number} index of the item that gets the focus */
  #open(index) {
    this.#list.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#items.at(index)?.focus();
  }

  #close() {
    this.#button.focus();
    this.#list.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const id = target instanceof HTMLElement ? target.dataset.id : undefined;
    if (id) {
      this.#close();
      this.#chosen(id);
    }
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(":focus"));
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowDown: () => (this.#isOpen ? items[(at + 1) % items.length].focus() : this.#open(0)),
      ArrowUp: () => (this.#isOpen ? items.at(at <= 0 ? -1 : at - 1)?.focus() : this.#open(-1)),
      Home: () => items[0].focus(),
      End: () => items.at(-1)?.focus(),
      Escape: () => this.#close(),
    };
    if (Object.hasOwn(keys, event.key) && (this.#isOpen || event.key.startsWith("Arrow"))) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    }
  }
}

/**
 * @param {string} id
 * @param {string} name
 */
function itemNode(id, name) {
  return element("button", { type: "button", role: "menuitem", tabindex: "-1", part: "menu-item", "data-id": id }, name);
}
