// @ts-check

/** The number of unread messages before the title of a page that is not seen. */
export class TitleBadge {
  #document;
  #badge = "";

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
  }

  /** @param {number} unread */
  show(unread) {
    const { title, visibilityState } = this.#document;
    const own = title.startsWith(this.#badge) ? title.slice(this.#badge.length) : title;
    this.#badge = visibilityState === "hidden" && unread > 0 ? `(${unread}) ` : "";
    if (title !== this.#badge + own) {
      this.#document.title = this.#badge + own;
    }
  }
}
