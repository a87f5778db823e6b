import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { CallFailed } from "../../../../main/webapp/widget/talk/api.js";
import { Connection } from "../../../../main/webapp/widget/talk/connection.js";
import { EventsLine } from "../../../../main/webapp/widget/talk/events-line.js";
import { SocketLine } from "../../../../main/webapp/widget/talk/socket-line.js";
import { Shared } from "../../../../main/webapp/widget/talk/shared.js";
import { BASE, endBrowser, FakeSocket, FakeStream, freshBrowser, pass, SESSION, settle, WELCOME } from "./fakes.js";

let server;
let shared;
let room;
let connection;
let starts;
const latest = () => FakeSocket.latest;
const opened = async () => {
  connection.connect();
  await settle();
  latest().accept();
};

beforeEach(() => {
  server = freshBrowser();
  starts = [];
  shared = new Shared(BASE, () => {});
  room = {
    start: mock.fn(async () => starts.shift()?.() ?? SESSION),
    line: (kind, session, told) =>
      kind === "socket" ? new SocketLine(new URL(session.socket, "wss://example.org/"), told) : new EventsLine(new URL(BASE), session, told),
    hello: () => ({ position: { epoch: "e1", seq: 7 }, locale: "en", page: "/" }),
    isWanted: mock.fn(() => true),
    receive: mock.fn(),
    forgotten: mock.fn(),
    changed: mock.fn(),
  };
  connection = new Connection(shared, room);
});

afterEach(() => {
  connection.disconnect();
  shared.close();
  endBrowser();
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

/** Ends the socket, and tells how long it takes until there is another one. */
const lost = async () => {
  const { length } = FakeSocket.all;
  let waited = 0;
  latest().end(1006);
  for (; FakeSocket.all.length === length && waited < 60_000; waited += 250) {
    await pass(250);
  }
  return waited;
};

test("waits should grow without a last attempt and shrink after a welcome", async () => {
  await opened();
  const waits = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    waits.push(await lost());
  }
  latest().accept();

  assert.deepEqual(waits, [250, 500, 1000, 4250, ...Array(8).fill(15_250)]);
  assert.equal(await lost(), 250);
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
    latest().say({ type: "presence" });
  }

  assert.equal(FakeSocket.all.length, 1);
});

test("a socket that never gets its welcome should be given up", async () => {
  connection.connect();
  await settle();
  const silent = latest();

  await pass(15_000);
  await pass(250);

  assert.deepEqual([silent.isClosed, connection.state], [true, "waiting"]);
});

test("a node that goes away should be used until the time it gave", async () => {
  await opened();
  const leaving = latest();

  leaving.say({ type: "reconnect", after: 4000 });
  await pass(3999);
  const sent = connection.send({ type: "typing", on: true });
  await pass(1);

  assert.deepEqual([sent, leaving.isClosed, FakeSocket.all.length], [true, true, 2]);
});

test("a node that goes away should look like no loss, and be followed by another with the position", async () => {
  await opened();
  room.changed.mock.resetCalls();

  latest().say({ type: "reconnect", after: 1000 });
  await pass(1000);
  await settle();
  latest().accept();

  assert.deepEqual(room.changed.mock.calls.map(({ arguments: [state] }) => state), ["connecting", "open"]);
  assert.deepEqual(latest().sent[0].position, { epoch: "e1", seq: 7 });
});

test("a node that goes away should be followed by another stream with the position", async () => {
  server.on("GET", "/events", FakeStream.answer);
  connection.connect();
  await settle();
  latest().end(1006);
  await pass(500);
  await settle();
  FakeStream.latest.say(WELCOME);
  await settle();
  const first = FakeStream.latest;

  first.say({ type: "reconnect", after: 1000 });
  await settle();
  await pass(1000);
  await settle();

  assert.notEqual(FakeStream.latest, first);
  assert.equal(new Headers(FakeStream.latest.call.headers).get("Last-Event-ID"), "e1:7");
  assert.equal(first.call.signal.aborted, true);
});

test("a node that goes away sooner should not bring the client back sooner", async () => {
  await opened();

  latest().say({ type: "reconnect", after: 4000 });
  latest().end(4503);
  connection.wake();
  await pass(3999);
  const sockets = FakeSocket.all.length;
  await pass(1);

  assert.deepEqual([sockets, FakeSocket.all.length], [1, 2]);
});

test("a renewed token should be used for the next hello", async () => {
  await opened();

  latest().say({ ...WELCOME, token: "t2" });
  connection.sayHello();

  assert.equal(latest().sent.at(-1).token, "t2");
});

test("a start that fails for now should be tried again, one that is refused should not", async () => {
  const failing = (facts) => () => {
    throw new CallFailed("Fechado", facts);
  };
  starts = [failing({ status: 503, retryAfter: 2 }), failing({ status: 403, problem: { code: "forbidden" } })];

  connection.connect();
  await settle();
  const first = connection.state;
  await pass(2250);

  assert.deepEqual([first, connection.state], ["waiting", "closed"]);
  assert.deepEqual(room.changed.mock.calls.at(-1).arguments, ["closed", { outcome: "stop", message: "Fechado", code: "forbidden", field: undefined }]);
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

test("a token that another tab has renewed should be tried before a conversation is given up", async () => {
  await opened();

  shared.set("session", { ...SESSION, token: "t2" });
  latest().end(4401);
  await pass(0);
  latest().accept();

  assert.equal(latest().sent[0].token, "t2");
  assert.equal(room.start.mock.callCount(), 1);
});

test("a conversation that another tab has begun meanwhile should not be forgotten", async () => {
  await opened();

  shared.set("session", { ...SESSION, conversationId: "c2", token: "t2" });
  latest().end(4404);
  await pass(0);

  assert.deepEqual([shared.get("session").conversationId, room.start.mock.callCount(), FakeSocket.all.length], ["c2", 1, 2]);
});

test("a conversation that is gone should be forgotten although its token was renewed", async () => {
  await opened();
  room.isWanted.mock.mockImplementation(() => false);

  latest().say({ ...WELCOME, token: "t2" });
  latest().end(4404);
  await pass(0);

  assert.deepEqual([shared.get("session"), connection.state], [null, "idle"]);
});

const blocked = async () => {
  connection.connect();
  await settle();
  latest().end(1006);
  await pass(250);
};
const events = () => server.to("GET", "/events");

test("events should be tried where a socket never opened, and kept once they were welcomed", async () => {
  server.on("GET", "/events", FakeStream.answer);

  await blocked();
  FakeStream.latest.say(WELCOME);
  await settle();
  const state = connection.state;
  FakeStream.latest.end();
  await settle();
  await pass(3000);
  await pass(250);

  assert.equal(state, "open");
  assert.deepEqual([FakeSocket.all.length, events().length], [1, 2]);
});

test("a socket that hangs before it opens should be followed by events as well", async () => {
  server.on("GET", "/events", FakeStream.answer);

  connection.connect();
  await settle();
  await pass(15_000);
  await pass(250);

  assert.deepEqual([FakeSocket.all.length, events().length], [1, 1]);
});

test("a server that is down should be asked in turns, and not be left with events", async () => {
  await blocked();
  await pass(1000);
  const turns = [FakeSocket.all.length, events().length];
  latest().accept();

  assert.deepEqual(turns, [2, 1]);
  assert.equal(connection.state, "open");
});

test("events should be left again when they fail too: then it was the server", async () => {
  server.on("GET", "/events", FakeStream.answer, 1);
  await blocked();
  FakeStream.latest.say(WELCOME);
  await settle();

  FakeStream.latest.end();
  await settle();
  await pass(250);
  await pass(1000);
  const sockets = FakeSocket.all.length;
  latest().accept();
  latest().end(1006);
  await pass(250);
  latest().end(1006);
  await pass(1000);

  assert.equal(sockets, 2);
  assert.deepEqual([FakeSocket.all.length, events().length], [4, 2]);
});

test("events should be tried where sockets have worked before, after three that were never welcomed", async () => {
  server.on("GET", "/events", FakeStream.answer);
  await opened();

  latest().end(1006);
  const turns = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await pass(4000);
    turns.push([FakeSocket.all.length, events().length]);
    latest().end(1006);
  }
  await pass(250);
  FakeStream.latest.say(WELCOME);
  await settle();
  const { state } = connection;
  FakeStream.latest.end();
  await settle();
  await pass(250);

  assert.deepEqual(turns, [[2, 0], [3, 0], [4, 0]]);
  assert.deepEqual([state, FakeSocket.all.length, events().length], ["open", 4, 2]);
});

test("a socket that was refused with a code should not be taken for a blocked one", async () => {
  connection.connect();
  await settle();

  latest().end(4500);
  await pass(250);

  assert.deepEqual([FakeSocket.all.length, events().length], [2, 0]);
});

test("events should be lost after 25 s without even a comment", async () => {
  server.on("GET", "/events", FakeStream.answer);
  await blocked();
  FakeStream.latest.say(WELCOME);
  await settle();

  await pass(15_000);
  FakeStream.latest.text(":\n\n");
  await settle();
  await pass(24_000);
  connection.wake();
  const before = connection.state;
  await pass(1000);

  assert.deepEqual([before, connection.state], ["open", "waiting"]);
});

test("a socket should be pinged when the page wakes, and be given up when it is dead", async () => {
  await opened();

  connection.wake();
  const { type } = latest().sent.at(-1);
  await pass(10_000);

  assert.deepEqual([type, connection.state], ["ping", "waiting"]);
});
