// @ts-check
import { element, icon, say } from "../launcher/dom.js";
import { Menu } from "./menu.js";

const CROSS = "M6 6l12 12M18 6L6 18";

/** Who answers, and what else can be done. */
export class Header {
  #face = element("span", { class: "face", "aria-hidden": "true" });
  #name = element("h2", { id: "name", class: "name" });
  #badge = element("abbr", { class: "badge" });
  #about = element("p", { class: "about" });
  #close = element("button", { type: "button", class: "round" }, icon(CROSS));
  #menu;
  #node;

  /**
   * @param {() => void} close
   * @param {(id: string) => void} choose an item of the menu
   */
  constructor(close, choose) {
    this.#menu = new Menu(choose);
    this.#close.addEventListener("click", close);
    this.#node = element(
      "div",
      { class: "header" },
      this.#face,
      element("div", { class: "who" }, this.#name, this.#badge, this.#about),
      this.#menu.node,
      this.#close,
    );
  }

  get node() {
    return this.#node;
  }

  /** @param {import("./panel.js").Model} model @param {string} assistant */
  render({ words, transcript: { mode }, isUnderway }, assistant) {
    const isHuman = mode.mode === "human";
    const about = { assistant: words.here, human: words.person, waiting: words.waiting, closed: words.ended };
    const name = isHuman ? (mode.name ?? words.person) : assistant;
    say(this.#name, name);
    say(this.#face, Array.from(name)[0] ?? "");
    say(this.#about, about[/** @type {keyof typeof about} */ (mode.mode)] ?? "");
    say(this.#badge, words.ai);
    this.#badge.title = words.aiLong;
    this.#badge.hidden = isHuman;
    this.#close.setAttribute("aria-label", words.close);
    const isOpen = isUnderway && mode.mode !== "closed";
    const canAsk = mode.mode === "assistant" || mode.mode === "waiting";
    this.#menu.render(words.menu, [
      ...(canAsk ? [/** @type {const} */ (["person", words.askPerson])] : []),
      ...(isUnderway ? [/** @type {const} */ (["new", words.newConversation])] : []),
      ...(isOpen ? [/** @type {const} */ (["end", words.endConversation])] : []),
      ["data", words.myData],
    ]);
  }
}
