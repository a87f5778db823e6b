import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { CallFailed } from "../../../../main/webapp/widget/talk/api.js";
import { Connection } from "../../../../main/webapp/widget/talk/connection.js";
import { SessionStore } from "../../../../main/webapp/widget/talk/storage.js";

const SESSION = { conversationId: "c1", token: "t1", expiresAt: null, socket: "ws/chat" };
const WELCOME = '{"type":"welcome","position":{"epoch":"e1","seq":0}}';

class FakeSocket extends EventTarget {
  static all = [];

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

  accept() {
    this.dispatchEvent(new Event("open"));
    this.say(WELCOME);
  }

  say(text) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: text }));
  }

  end(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

let room;
let sessions;
let connection;
let starts;
const latest = () => FakeSocket.all.at(-1);
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
};
const pass = async (milliseconds) => {
  mock.timers.tick(milliseconds);
  await settle();
};
const opened = async () => {
  connection.connect();
  await settle();
  latest().accept();
};

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  mock.method(Math, "random", () => 0.5);
  globalThis.WebSocket = FakeSocket;
  FakeSocket.all = [];
  starts = [];
  sessions = new SessionStore("https://example.org/", () => {
    throw new Error("no storage here");
  });
  room = {
    start: mock.fn(async () => starts.shift()?.() ?? SESSION),
    address: (path) => new URL(path, "wss://example.org/"),
    hello: () => ({ position: { epoch: "e1", seq: 7 }, locale: "en", page: "/" }),
    isWanted: mock.fn(() => true),
    receive: mock.fn(),
    forgotten: mock.fn(),
    changed: mock.fn(),
  };
  connection = new Connection(sessions, room);
});

afterEach(() => {
  connection.disconnect();
  mock.restoreAll();
  mock.timers.reset();
});

test("a conversation should start once and be open at the welcome", async () => {
  connection.connect();
  connection.connect();
  await settle();
  const before = connection.state;
  latest().accept();

  assert.deepEqual([before, connection.state], ["connecting", "open"]);
  assert.equal(room.start.mock.callCount(), 1);
  assert.equal(latest().url, "wss://example.org/ws/chat");
  assert.deepEqual(latest().protocols, ["home-services-chat.v1"]);
  assert.deepEqual(latest().sent, [{ type: "hello", token: "t1", position: { epoch: "e1", seq: 7 }, locale: "en", page: "/" }]);
});

test("nothing should start while nobody wants it", async () => {
  room.isWanted.mock.mockImplementation(() => false);

  connection.connect();
  await settle();

  assert.equal(connection.state, "idle");
  assert.equal(room.start.mock.callCount(), 0);
});

for (const code of [1001, 1006, 1011, 1012, 1013, 4408, 4500, 4501, 4502, 4503]) {
  test(`it should resume the same conversation after ${code}`, async () => {
    await opened();

    latest().end(code);
    const lost = connection.state;
    await pass(250);
    latest().accept();

    assert.deepEqual([lost, connection.state, FakeSocket.all.length], ["waiting", "open", 2]);
    assert.equal(room.start.mock.callCount(), 1);
  });
}

for (const code of [1000, 1009, 4400, 4403, 4406, 4413, 4426]) {
  test(`it should stay closed after ${code}`, async () => {
    await opened();

    latest().end(code);
    connection.wake();
    await pass(120_000);

    assert.deepEqual([connection.state, FakeSocket.all.length], ["closed", 1]);
  });
}

for (const code of [4401, 4404]) {
  test(`it should start over after ${code} when something is to be sent`, async () => {
    await opened();
    room.forgotten.mock.resetCalls();

    latest().end(code);
    await pass(0);
    latest().accept();

    assert.equal(connection.state, "open");
    assert.ok(room.forgotten.mock.callCount() > 0);
    assert.equal(room.start.mock.callCount(), 2);
  });

  test(`it should be idle after ${code} when nothing is to be sent`, async () => {
    await opened();
    room.isWanted.mock.mockImplementation(() => false);

    latest().end(code);
    await pass(0);

    assert.deepEqual([connection.state, room.start.mock.callCount()], ["idle", 1]);
  });
}

test("a server that refuses every new token should not be asked without pause", async () => {
  await opened();

  latest().end(4401);
  await pass(0);
  latest().end(4401);
  await pass(400);

  assert.deepEqual([connection.state, FakeSocket.all.length], ["waiting", 2]);
});

test("it should wait thirty seconds after 4429, whatever the page does", async () => {
  await opened();

  latest().end(4429);
  await pass(29_000);
  connection.wake();
  await settle();
  const sockets = FakeSocket.all.length;
  await pass(1250);

  assert.deepEqual([sockets, FakeSocket.all.length], [1, 2]);
});

test("waits should grow without a last attempt and shrink after a welcome", async () => {
  await opened();
  for (let attempt = 0; attempt < 12; attempt += 1) {
    latest().end(1006);
    await pass(15_000);
  }
  assert.equal(FakeSocket.all.length, 13);

  latest().accept();
  latest().end(1006);
  await pass(250);

  assert.equal(FakeSocket.all.length, 14);
});

test("it should come back at once when the page wakes", async () => {
  await opened();

  latest().end(1006);
  connection.wake();
  await settle();

  assert.equal(FakeSocket.all.length, 2);
});

test("an open socket that answers no ping should be given up", async () => {
  await opened();
  const silent = latest();

  await pass(25_000);
  const { type } = silent.sent.at(-1);
  await pass(10_000);
  await pass(250);

  assert.equal(type, "ping");
  assert.deepEqual([silent.isClosed, FakeSocket.all.length], [true, 2]);
});

test("any frame should prove that the socket lives", async () => {
  await opened();

  for (let turn = 0; turn < 5; turn += 1) {
    await pass(34_000);
    latest().say('{"type":"presence"}');
  }

  assert.equal(FakeSocket.all.length, 1);
});

test("a socket that never gets its welcome should be given up", async () => {
  connection.connect();
  await settle();

  await pass(15_000);
  await pass(250);

  assert.equal(FakeSocket.all.length, 2);
});

test("a node that goes away should be used until the time it gave", async () => {
  await opened();
  const leaving = latest();

  leaving.say('{"type":"reconnect","after":4000}');
  await pass(3999);
  const sent = connection.send({ type: "typing", on: true });
  await pass(1);

  assert.deepEqual([sent, leaving.isClosed, FakeSocket.all.length], [true, true, 2]);
});

test("a node that goes away sooner should not bring the client back sooner", async () => {
  await opened();

  latest().say('{"type":"reconnect","after":4000}');
  latest().end(4503);
  connection.wake();
  await pass(3999);
  const sockets = FakeSocket.all.length;
  await pass(1);

  assert.deepEqual([sockets, FakeSocket.all.length], [1, 2]);
});

test("a renewed token should be used for the next hello", async () => {
  await opened();

  latest().say('{"type":"welcome","position":{"epoch":"e1","seq":0},"token":"t2"}');
  connection.sayHello();

  assert.equal(latest().sent.at(-1).token, "t2");
});

test("a start that fails for now should be tried again, one that is refused should not", async () => {
  const failing = (facts) => () => {
    throw new CallFailed("Fechado", facts);
  };
  starts = [failing({ status: 503, retryAfter: 2 }), failing({ status: 403 })];

  connection.connect();
  await settle();
  const first = connection.state;
  await pass(2250);

  assert.deepEqual([first, connection.state], ["waiting", "closed"]);
  assert.deepEqual(room.changed.mock.calls.at(-1).arguments, ["closed", { outcome: "stop", message: "Fechado" }]);
});

test("a socket that was let go should be heard no more", async () => {
  await opened();
  const old = latest();
  room.receive.mock.resetCalls();

  connection.disconnect();
  old.say(WELCOME);
  old.end(1006);

  assert.deepEqual([connection.state, room.receive.mock.callCount(), connection.send({})], ["idle", 0, false]);
});
