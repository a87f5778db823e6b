import { mock } from "node:test";

export const BASE = "https://chat.example/app/";
export const SESSION = { conversationId: "c1", token: "t1", expiresAt: null, socket: "ws/chat" };
export const WELCOME = { type: "welcome", position: { epoch: "e1", seq: 0 }, messages: [], mode: "assistant" };

/** A WebSocket whose other side is the test. */
export class FakeSocket extends EventTarget {
  static all = [];

  static get latest() {
    return FakeSocket.all.at(-1);
  }

  constructor(url, protocols) {
    super();
    Object.assign(this, { url: String(url), protocols, sent: [], isClosed: false });
    FakeSocket.all.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.isClosed = true;
  }

  accept(fields = {}) {
    this.dispatchEvent(new Event("open"));
    this.say({ ...WELCOME, ...fields });
  }

  say(...frames) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: frames.map((frame) => JSON.stringify(frame)).join("\n") }));
  }

  end(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  of(type) {
    return this.sent.filter((frame) => frame.type === type);
  }
}

/** A server that answers calls of HTTP as the test says; each call is written down. */
export class FakeServer {
  calls = [];
  #answers = [];

  constructor() {
    globalThis.fetch = (url, options) => this.#fetch(new URL(url), options ?? {});
  }

  /** Answers calls of one method whose path ends so, for ever or `times` times; later answers count first. */
  on(method, end, answer, times = Infinity) {
    this.#answers.unshift({ method, end, answer, times });
    return this;
  }

  to(method, end) {
    return this.calls.filter((call) => isTo(call, method, end));
  }

  async #fetch(url, { method = "GET", headers = {}, body, signal }) {
    const call = { method, path: url.pathname + url.search, url: String(url), headers, body: body && JSON.parse(body), signal };
    this.calls.push(call);
    const known = this.#answers.find(({ method: wanted, end, times }) => isTo(call, wanted, end) && times > 0);
    await Promise.resolve();
    if (!known) {
      throw new TypeError("fetch failed");
    }
    known.times -= 1;
    const answer = await known.answer(call);
    signal?.throwIfAborted();
    return answer;
  }
}

function isTo(call, method, end) {
  return call.method === method && call.path.endsWith(end);
}

export const json = (body, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

export const problem = (status, code, fields = {}, headers = {}) => json({ status, code, detail: `detail of ${code}`, ...fields }, status, headers);

/** A stream of events whose other side is the test. */
export class FakeStream {
  static all = [];

  static get latest() {
    return FakeStream.all.at(-1);
  }

  #controller;

  static answer(call) {
    const stream = new FakeStream();
    stream.call = call;
    const body = new ReadableStream({
      start: (controller) => {
        stream.#controller = controller;
      },
    });
    call.signal.addEventListener("abort", () => stream.#fail(call.signal.reason));
    FakeStream.all.push(stream);
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  }

  bytes(bytes) {
    this.#controller.enqueue(bytes);
  }

  text(text) {
    this.bytes(new TextEncoder().encode(text));
  }

  say(...frames) {
    this.text(frames.map((frame) => `data: ${JSON.stringify(frame)}\n\n`).join(""));
  }

  end() {
    this.#controller.close();
  }

  #fail(reason) {
    try {
      this.#controller.error(reason);
    } catch {
      // It has ended already.
    }
  }
}

/** Channels of one browser; each message comes a little later, as a copy. */
export class FakeChannel extends EventTarget {
  static all = new Set();

  constructor(name) {
    super();
    this.name = name;
    FakeChannel.all.add(this);
  }

  postMessage(message) {
    const data = structuredClone(message);
    for (const other of FakeChannel.all) {
      if (other !== this && other.name === this.name) {
        queueMicrotask(() => FakeChannel.all.has(other) && other.dispatchEvent(Object.assign(new Event("message"), { data })));
      }
    }
  }

  close() {
    FakeChannel.all.delete(this);
  }
}

/** What is stored is a property of its own, as in a browser. */
export class FakeStorage {
  get length() {
    return Object.keys(this).length;
  }

  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }
}

export class FakeLocks {
  #last = Promise.resolve();

  request(_name, _options, work) {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }
}

export function place(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** A browser with nothing in it, and a clock that stands still. */
export function freshBrowser() {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.parse("2030-01-01T12:00:00Z") });
  mock.method(Math, "random", () => 0.5);
  place("WebSocket", FakeSocket);
  place("BroadcastChannel", FakeChannel);
  place("localStorage", new FakeStorage());
  place("navigator", { locks: new FakeLocks() });
  FakeSocket.all = [];
  FakeStream.all = [];
  FakeChannel.all.clear();
  return new FakeServer();
}

export function endBrowser() {
  mock.restoreAll();
  mock.timers.reset();
}

/** Lets everything happen that needs no time. */
export async function settle() {
  for (let turn = 0; turn < 12; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  await settle();
}
