// @ts-check

/**
 * What the tabs of a browser, and the elements of a page, tell each other under one name. Nobody hears himself.
 * Where there is no BroadcastChannel, storage events carry it.
 */
export class Tabs {
  #name;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  #listening = new AbortController();

  /**
   * @param {string} name
   * @param {(message: any) => void} heard
   */
  constructor(name, heard) {
    this.#name = name;
    const { signal } = this.#listening;
    if (globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(name);
      this.#channel.addEventListener("message", ({ data }) => heard(data), { signal });
    } else {
      const carried = (/** @type {any} */ { key, newValue }) => key === name && newValue && heard(JSON.parse(newValue).message);
      globalThis.addEventListener("storage", carried, { signal });
    }
  }

  /** @param {object} message */
  tell(message) {
    if (this.#channel) {
      this.#channel.postMessage(message);
      return;
    }
    try {
      localStorage.setItem(this.#name, JSON.stringify({ message, at: Math.random() }));
      localStorage.removeItem(this.#name);
    } catch {
      // Without a channel and without storage each page is alone.
    }
  }

  close() {
    this.#listening.abort();
    this.#channel?.close();
    this.#channel = null;
  }
}
