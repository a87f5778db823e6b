// @ts-check

/** What the tabs of a browser, and the elements of a page, tell each other under one name. Nobody hears himself. */
export class Tabs {
  /** @type {BroadcastChannel | null} */
  #channel;

  /**
   * @param {string} name
   * @param {(message: any) => void} heard
   */
  constructor(name, heard) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener("message", ({ data }) => heard(data ?? {}));
  }

  /** @param {object} message */
  tell(message) {
    this.#channel?.postMessage(message);
  }

  close() {
    this.#channel?.close();
    this.#channel = null;
  }
}
