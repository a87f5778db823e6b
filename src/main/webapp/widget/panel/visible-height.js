// @ts-check

/** Keeps a panel that covers the page above the keyboard of a phone. */
export class VisibleHeight {
  #listening = new AbortController();

  /** @param {HTMLElement} panel */
  constructor(panel) {
    const { visualViewport } = window;
    const fit = () => {
      panel.style.setProperty("--visible-height", `${visualViewport?.height}px`);
      panel.style.setProperty("--visible-top", `${visualViewport?.offsetTop}px`);
    };
    for (const event of ["resize", "scroll"]) {
      visualViewport?.addEventListener(event, fit, { signal: this.#listening.signal });
    }
  }

  leave() {
    this.#listening.abort();
  }
}
