import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { alone } from "../../../../main/webapp/widget/talk/sessions.js";
import { Shared } from "../../../../main/webapp/widget/talk/shared.js";
import { BASE, endBrowser, FakeChannel, FakeStorage, freshBrowser, pass, place, SESSION, settle } from "./fakes.js";

const OwnChannel = globalThis.BroadcastChannel;

let told;
let open;
const tab = (name, base = BASE) => {
  const shared = new Shared(base, (changed) => told.push(`${name} ${changed}`));
  open.push(shared);
  return shared;
};

beforeEach(() => {
  freshBrowser();
  told = [];
  open = [];
});

afterEach(() => {
  open.forEach((shared) => shared.close());
  endBrowser();
});

test("what one tab sets the others should have, and be told of once", async () => {
  const [first, second] = [tab("first"), tab("second")];

  first.set("draft", "Olá");
  first.set("draft", "Olá");
  await settle();

  assert.equal(second.get("draft"), "Olá");
  assert.deepEqual(told, ["second draft"]);
});

test("what was told should count before the storage of this page shows it", async () => {
  const [first, second] = [tab("first"), tab("second")];
  first.set("draft", "Olá");
  first.set("outbox a", { content: "Olá" });
  await settle();
  const whole = globalThis.localStorage;
  place("localStorage", new FakeStorage());

  const late = [second.get("draft"), second.names("outbox ")];
  place("localStorage", whole);
  first.set("outbox a", null);
  await settle();

  assert.deepEqual(late, ["Olá", ["outbox a"]]);
  assert.deepEqual([second.get("draft"), second.names("outbox ")], ["Olá", []]);
});

for (const [name, later, [older, newer]] of [
  ["the newer", 1, ["a", "b"]],
  ["the newer", 1, ["b", "a"]],
  ["one and the same", 0, ["a", "b"]],
  ["one and the same", 0, ["b", "a"]],
]) {
  test(`of two writes that cross, ${newer} after ${older}, all should have ${name}`, async () => {
    const [first, second, third] = [tab("first"), tab("second"), tab("third")];

    first.set("draft", older);
    mock.timers.tick(later);
    second.set("draft", newer);
    await settle();
    const winner = later ? newer : "b";

    assert.deepEqual([first, second, third, tab("later")].map((shared) => shared.get("draft")), Array(4).fill(winner));
  });
}

test("who hears of an older write late should not put back a value that is no more", async () => {
  const key = `home-services-chat ${BASE} draft`;
  const shared = tab("first");
  shared.set("draft", "b");
  localStorage.setItem(key, '"c"');

  new FakeChannel(`home-services-chat ${BASE}`).postMessage({ name: "draft", text: '"a"', at: Date.now() - 1 });
  await settle();

  assert.deepEqual([localStorage.getItem(key), shared.get("draft")], ['"c"', "c"]);
});

test("what is written once the other was heard should be the newer, even within a moment", async () => {
  const [first, second] = [tab("first"), tab("second")];

  for (const draft of ["b", null, "c", "a"]) {
    first.set("draft", draft);
  }
  await settle();
  second.set("draft", null);
  await settle();
  second.set("draft", "0");
  await settle();

  assert.deepEqual([first.get("draft"), second.get("draft")], ["0", "0"]);
});

test("a tab of tomorrow should find the session", async () => {
  tab("first").set("session", SESSION);

  assert.deepEqual(tab("later").get("session"), SESSION);
});

test("two servers should share nothing", async () => {
  const [here, there] = [tab("here"), tab("there", `${BASE}other/`)];

  here.set("session", SESSION);
  here.set("outbox a", { content: "Olá" });
  await settle();

  assert.deepEqual([there.get("session"), there.names("outbox "), told], [null, [], []]);
  assert.deepEqual(here.names("outbox "), ["outbox a"]);
});

test("null should forget", () => {
  const shared = tab("first");

  shared.set("draft", "Olá");
  shared.set("draft", null);

  assert.deepEqual([shared.get("draft"), localStorage.length], [null, 0]);
});

test("a session should end with its token, and one of unknown end should stay", async () => {
  const shared = tab("first");
  const expiresAt = new Date(Date.now() + 1000).toISOString();

  shared.set("session", { ...SESSION, expiresAt });
  const before = shared.get("session");
  await pass(1000);
  const afterwards = shared.get("session");
  shared.set("session", SESSION);
  await pass(1e9);

  assert.deepEqual([before?.expiresAt, afterwards, shared.get("session")], [expiresAt, null, SESSION]);
});

for (const [name, text] of [
  ["session", "{"],
  ["session", "null"],
  ["session", '"t1"'],
  ["session", '{"token":"t1","socket":"ws"}'],
  ["session", '{"token":1,"socket":"ws","conversationId":"c1"}'],
  ["open", '"yes"'],
  ["draft", '{"a":1}'],
  ["read", '"7"'],
  ["votes", "7"],
]) {
  test(`${name} should not be there when its content is ${text}`, () => {
    localStorage.setItem(`home-services-chat ${BASE} ${name}`, text);

    assert.equal(tab("first").get(name), null);
  });
}

test("where storage is refused things should live as long as the page, for all its elements", async () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("refused");
    },
  });
  const [first, second] = [tab("first", "https://refused.example/"), tab("second", "https://refused.example/")];

  first.set("session", SESSION);
  first.set("outbox a", { content: "Olá" });
  await settle();

  assert.deepEqual([second.get("session"), second.names("outbox ")], [SESSION, ["outbox a"]]);
  assert.deepEqual(told, ["second session", "second outbox a"]);
  first.set("session", null);
  assert.equal(second.get("session"), null);
});

test("what does not fit should live as long as the page", () => {
  const full = new FakeStorage();
  full.setItem = () => {
    throw new Error("quota");
  };
  place("localStorage", full);

  tab("first", "https://full.example/").set("draft", "Olá");

  assert.equal(tab("second", "https://full.example/").get("draft"), "Olá");
});

test("nobody should hear himself, or anything after the end", async () => {
  const [first, second] = [tab("first"), tab("second")];
  const heard = [];
  first.listen((message) => heard.push(["first", message]));
  second.listen((message) => heard.push(["second", message]));

  first.tell({ tab: "x" });
  await settle();
  first.tell({ tab: "y" });
  second.close();
  first.set("draft", "a");
  await settle();

  assert.deepEqual([heard, told], [[["second", { tab: "x" }]], []]);
});

test("a message that is none should harm nobody", async () => {
  tab("first").listen(({ name }) => told.push(name));

  for (const nonsense of [null, 7, "text", {}]) {
    new FakeChannel(`home-services-chat ${BASE}`).postMessage(nonsense);
  }
  await settle();

  assert.deepEqual(told, [undefined, undefined, undefined, undefined]);
});

test("the browser's own channel should carry it", async () => {
  endBrowser();
  place("BroadcastChannel", OwnChannel);
  const first = tab("first");
  const changed = new Promise((resolve) => open.push(new Shared(BASE, resolve)));

  first.set("draft", "Olá");

  assert.equal(await changed, "draft");
  freshBrowser();
});

test("only one should work alone at a time, and nobody should wait for ever", async () => {
  const queue = [];
  place("navigator", {
    locks: {
      request: (name, { signal }, work) =>
        new Promise((resolve, reject) => {
          queue.push(() => resolve(work()));
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    },
  });
  const impatient = new AbortController();
  const { timeout } = AbortSignal;
  AbortSignal.timeout = () => impatient.signal;

  const first = alone("chat", async () => "first");
  const second = alone("chat", async () => "second");
  const failing = alone("chat", async () => {
    throw new Error("work");
  });
  queue[0]();
  queue[2]();
  await assert.rejects(failing, /work$/);
  impatient.abort();

  assert.deepEqual([await first, await second], ["first", "second"]);
  AbortSignal.timeout = timeout;
  place("navigator", undefined);
});
