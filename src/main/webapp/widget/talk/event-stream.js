// @ts-check

/** Reads a `text/event-stream` that comes in pieces cut anywhere. */
export class EventStream {
  #decoder = new TextDecoder();
  #rest = "";
  /** @type {string[]} */
  #data = [];
  #type = "";

  /** How long the server asks to stay away after the end, in milliseconds. */
  retry = 0;

  /**
   * @param {Uint8Array} bytes
   * @returns {{ type: string, data: string }[]} the events that are whole now
   */
  feed(bytes) {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#take(line) ?? []);
  }

  /** @param {string} line */
  #take(line) {
    if (line === "") {
      const event = { type: this.#type, data: this.#data.join("\n") };
      this.#type = "";
      this.#data = [];
      return event.data === "" ? null : event;
    }
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === "data") {
      this.#data.push(value);
    } else if (field === "event") {
      this.#type = value;
    } else if (field === "retry") {
      this.retry = Number(value) || this.retry;
    }
    return null;
  }
}
