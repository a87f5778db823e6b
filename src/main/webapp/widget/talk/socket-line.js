// @ts-check
import { split, SUBPROTOCOL } from "./frames.js";

/**
 * @typedef {object} Line one way to the server and back
 * @property {() => void} open
 * @property {() => void} hello asks for what is missing, from the position that is known now
 * @property {(frame: any) => void} send
 * @property {() => boolean} ping asks for a sign of life; false where they come by themselves
 * @property {() => void} close from here on nothing is told
 *
 * @typedef {object} Told what a line tells
 * @property {() => any} hello the fields of `hello`, the token among them
 * @property {(frames: any[]) => void} received none: the server lives
 * @property {(code: number, atLeast?: number) => void} ended why, and the least wait in milliseconds
 */

/**
 * A line over a WebSocket.
 *
 * @implements {Line}
 */
export class SocketLine {
  #url;
  #told;
  /** @type {WebSocket | null} */
  #socket = null;
  #listening = new AbortController();

  /**
   * @param {URL} url
   * @param {Told} told
   */
  constructor(url, told) {
    this.#url = url;
    this.#told = told;
  }

  open() {
    const { signal } = this.#listening;
    this.#socket = new WebSocket(this.#url, [SUBPROTOCOL]);
    this.#socket.addEventListener("open", () => this.hello(), { signal });
    this.#socket.addEventListener("message", ({ data }) => this.#told.received(split(String(data))), { signal });
    this.#socket.addEventListener("close", ({ code }) => this.#told.ended(code), { signal });
  }

  hello() {
    this.send({ type: "hello", ...this.#told.hello() });
  }

  /** @param {object} frame */
  send(frame) {
    this.#socket?.send(JSON.stringify(frame));
  }

  ping() {
    this.send({ type: "ping", at: new Date().toISOString() });
    return true;
  }

  close() {
    this.#listening.abort();
    this.#socket?.close();
  }
}
