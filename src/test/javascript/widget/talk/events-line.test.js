import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { EventsLine, EventStream } from "../../../../main/webapp/widget/talk/events-line.js";
import { BASE, endBrowser, FakeStream, freshBrowser, json, problem, SESSION, settle, WELCOME } from "./fakes.js";

let server;
let line;
let received;
let ended;
let hello;

beforeEach(() => {
  server = freshBrowser();
  received = [];
  ended = [];
  hello = { token: "t1", position: { epoch: "e1", seq: 7 } };
  line = new EventsLine(new URL(BASE), SESSION, {
    hello: () => hello,
    received: (frames) => received.push(...frames),
    ended: (...end) => ended.push(end),
  });
});

afterEach(() => {
  line.close();
  endBrowser();
});

const opened = async () => {
  server.on("GET", "/events", FakeStream.answer);
  line.open();
  await settle();
};

test("the stream should be asked for with the token and the position", async () => {
  await opened();

  const [{ url, headers }] = server.calls;
  assert.equal(url, `${BASE}api/conversations/c1/events`);
  assert.deepEqual([headers.Authorization, headers["Last-Event-ID"], headers.Accept], ["Bearer t1", "e1:7", "text/event-stream"]);
});

test("a client that has seen nothing should name no position", async () => {
  hello = { token: "t1" };
  await opened();

  assert.equal("Last-Event-ID" in server.calls[0].headers, false);
});

const TEXT = 'retry: 3000\n\ndata: {"type":"welcome"}\n\nid: e1:1\ndata: {"seq":1,"type":"message","content":"Olá 🏠"}\n\n:\n\n';
const FRAMES = [{ type: "welcome" }, { seq: 1, type: "message", content: "Olá 🏠" }];

for (const [name, text] of [["line feeds", TEXT], ["both", TEXT.replaceAll("\n", "\r\n")], ["carriage returns", `${TEXT.replaceAll("\n", "\r")}:`]]) {
  test(`a stream of ${name} should be read the same, wherever it is cut`, () => {
    const bytes = new TextEncoder().encode(text);

    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const stream = new EventStream();
      const events = [...stream.feed(bytes.slice(0, cut)), ...stream.feed(bytes.slice(cut))];
      assert.deepEqual(events.map(({ data }) => JSON.parse(data)), FRAMES, `cut at ${cut}`);
      assert.equal(stream.retry, 3000);
    }
  });
}

test("a stream that comes byte by byte should bring every frame once", async () => {
  await opened();

  for (const byte of new TextEncoder().encode(TEXT)) {
    FakeStream.latest.bytes(Uint8Array.of(byte));
  }
  await settle();
  await settle();
  for (let turn = 0; turn < 20; turn += 1) {
    await settle();
  }

  assert.deepEqual(received, FRAMES);
});

test("several lines of data should be one text, and other fields be left out", () => {
  const events = new EventStream().feed(new TextEncoder().encode("event: close\ndata: a\u2028\ndata:b\nfoo: bar\ndata\n\nevent: x\n\n"));

  assert.deepEqual(events, [{ type: "close", data: "a\u2028\nb\n" }]);
});

test("an event should tell why the stream ends, and how long to stay away", async () => {
  await opened();

  FakeStream.latest.text('retry: 5000\n\ndata: {"type":"pong"}\n\nevent: close\ndata: {"code":4404,"reason":"GONE"}\n\n');
  await settle();

  assert.deepEqual([received, ended], [[{ type: "pong" }], [[4404, 5000]]]);
  assert.equal(FakeStream.latest.call.signal.aborted, true);
});

test("a stream that ends without a word should be lost, and leave time", async () => {
  await opened();

  FakeStream.latest.text("retry: 3000\n\n");
  await settle();
  FakeStream.latest.end();
  await settle();

  assert.deepEqual(ended, [[1006, 3000]]);
});

test("a position that changes should bring another stream, and the old one be heard no more", async () => {
  await opened();
  const old = FakeStream.latest;

  hello.position.seq = 9;
  line.hello();
  await settle();
  FakeStream.latest.say(WELCOME);
  await settle();

  assert.equal(old.call.signal.aborted, true);
  assert.equal(server.calls[1].headers["Last-Event-ID"], "e1:9");
  assert.deepEqual([received, ended], [[WELCOME], []]);
});

for (const [answer, end] of [
  [() => problem(401, "unauthorised"), [4401, 0]],
  [() => problem(403, "forbidden"), [4403, 0]],
  [() => problem(404, "not_found"), [4404, 0]],
  [() => problem(429, "rate_limited", {}, { "Retry-After": "30" }), [4429, 30_000]],
  [() => problem(503, "layer_unavailable"), [4503, 0]],
  [() => problem(500, "internal"), [1006, 0]],
  [() => new Response("<html>", { status: 404 }), [1006, 0]],
  [() => Promise.reject(new TypeError("network")), [1006, 0]],
]) {
  test(`a stream should end with ${end[0]} after ${answer.toString().slice(6)}`, async () => {
    server.on("GET", "/events", answer);

    line.open();
    await settle();

    assert.deepEqual(ended, [end]);
  });
}

test("a frame should be a call with the latest token, and its reply a frame", async () => {
  const ack = { type: "ack", clientId: "a", seq: 8, id: "m8" };
  server.on("POST", "/frames", () => json(ack, 202));
  await opened();

  hello.token = "t2";
  line.send({ type: "message", clientId: "a", content: "Olá" });
  await settle();

  const [{ url, headers, body }] = server.to("POST", "/frames");
  assert.equal(url, `${BASE}api/conversations/c1/frames`);
  assert.deepEqual([headers.Authorization, headers["Content-Type"]], ["Bearer t2", "application/json"]);
  assert.deepEqual([body, received], [{ type: "message", clientId: "a", content: "Olá" }, [ack]]);
});

test("a call without a reply should tell nothing", async () => {
  server.on("POST", "/frames", () => json({}, 202));
  await opened();

  line.send({ type: "read", seq: 1 });
  await settle();

  assert.deepEqual([received, ended], [[], []]);
});

test("messages should go one after the other, and a stop before them", async () => {
  const waiting = [];
  server.on("POST", "/frames", () => new Promise((resolve) => waiting.push(() => resolve(json({}, 202)))));
  await opened();
  const posted = () => server.to("POST", "/frames").map(({ body }) => body.clientId ?? body.type);

  line.send({ type: "message", clientId: "a", content: "1" });
  line.send({ type: "message", clientId: "b", content: "2" });
  line.send({ type: "stop" });
  await settle();
  const before = [...posted()];
  waiting.shift()();
  waiting.shift()();
  await settle();

  assert.deepEqual(before.sort(), ["a", "stop"]);
  assert.equal(posted().at(-1), "b");
});

test("a refusal should be an error like that of a socket", async () => {
  server.on("POST", "/frames", () => problem(429, "rate_limited", { retryAfter: 7, clientId: "a" }), 1);
  await opened();

  line.send({ type: "message", clientId: "a", content: "1" });
  await settle();

  const error = { type: "error", code: "rate_limited", message: "detail of rate_limited", retryable: true, clientId: "a", field: undefined, retryAfter: 7 };
  assert.deepEqual([received, ended], [[error], []]);
});

test("a refusal about a field should not end the line, one about the conversation should", async () => {
  server.on("POST", "/frames", () => problem(404, "not_found", { field: "messageId" }), 1);
  await opened();

  line.send({ type: "regenerate", messageId: "x" });
  await settle();
  const [errors, ends] = [received.map(({ code, retryable }) => [code, retryable]), [...ended]];
  server.on("POST", "/frames", () => problem(404, "not_found"), 1);
  line.send({ type: "message", clientId: "a", content: "1" });
  await settle();

  assert.deepEqual([errors, ends, ended], [[["not_found", false]], [], [[4404, 3000]]]);
});

test("a call that gets no answer should end the line, for a while", async () => {
  await opened();

  line.send({ type: "message", clientId: "a", content: "1" });
  await settle();

  assert.deepEqual([received, ended], [[], [[1006, 3000]]]);
});

/** What fails in who hears the line comes to light here, as in a browser's console. */
async function faults(act) {
  const found = [];
  const kinds = ["uncaughtException", "unhandledRejection"].map((kind) => [kind, process.listeners(kind)]);
  kinds.forEach(([kind]) => process.removeAllListeners(kind).on(kind, ({ message }) => found.push(message)));
  try {
    await act();
  } finally {
    kinds.forEach(([kind, listeners]) => {
      process.removeAllListeners(kind);
      listeners.forEach((listener) => process.on(kind, listener));
    });
  }
  return found;
}

const faultyOnce = () => {
  received = {
    push: () => {
      received = [];
      throw new Error("a defect");
    },
  };
};

test("a defect in who hears the stream should come to light, and not end the line", async () => {
  await opened();
  faultyOnce();

  const found = await faults(async () => {
    FakeStream.latest.say({ type: "pong" });
    await settle();
    FakeStream.latest.say(WELCOME);
    await settle();
  });

  assert.deepEqual([found, received, ended], [["a defect"], [WELCOME], []]);
});

test("a defect in who hears a reply should come to light, and not keep later frames", async () => {
  server.on("POST", "/frames", ({ body }) => json({ type: "ack", clientId: body.clientId }, 202));
  await opened();
  faultyOnce();

  const found = await faults(async () => {
    line.send({ type: "message", clientId: "a", content: "1" });
    line.send({ type: "message", clientId: "b", content: "2" });
    await settle();
    line.send({ type: "message", clientId: "c", content: "3" });
    await settle();
  });

  assert.deepEqual(found, ["a defect"]);
  assert.deepEqual(received.map(({ clientId }) => clientId), ["b", "c"]);
});

test("a defect in who hears of an end should not keep later frames", async () => {
  await opened();
  ended.push = () => {
    throw new Error("a defect");
  };

  line.send({ type: "message", clientId: "a", content: "1" });
  line.send({ type: "message", clientId: "b", content: "2" });
  await faults(settle);

  assert.equal(server.to("POST", "/frames").length, 2);
});

test("a line that was closed should tell nothing and send nothing more", async () => {
  let answer;
  server.on("POST", "/frames", () => new Promise((resolve) => (answer = () => resolve(json({ type: "ack" }, 202)))));
  await opened();
  line.send({ type: "message", clientId: "a", content: "1" });
  line.send({ type: "message", clientId: "b", content: "2" });
  await settle();

  line.close();
  answer();
  await settle();

  assert.deepEqual([received, ended, server.to("POST", "/frames").length], [[], [], 1]);
});
