import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { CallFailed } from "../../../../main/webapp/widget/talk/api.js";
import { Conversation } from "../../../../main/webapp/widget/talk/conversation.js";
import { Shared } from "../../../../main/webapp/widget/talk/shared.js";
import { BASE, endBrowser, FakeLocks, FakeSocket, FakeStream, freshBrowser, json, pass, place, problem, SESSION, settle, WELCOME } from "./fakes.js";

const NOON = "2030-01-01T12:00:00Z";
const message = (seq, fields = {}) => ({ type: "message", seq, id: `m${seq}`, author: "assistant", content: `text ${seq}`, at: NOON, ...fields });
const welcome = (...messages) => ({ position: { epoch: "e1", seq: messages.at(-1)?.seq ?? 0 }, messages });

let server;
let tabs;
let begun;

/** One page of the browser, with a conversation in it. */
function tab(fields = {}, changed = () => {}) {
  const shared = new Shared(BASE, () => {});
  const site = { base: new URL(BASE), context: () => ({ locale: "en", page: "/" }), consent: () => "1", identity: () => null, ...fields };
  const page = { shared, conversation: new Conversation(shared, site, changed) };
  page.close = () => {
    page.conversation.leave();
    shared.close();
  };
  tabs.push(page);
  return page;
}

const contents = ({ conversation }) => conversation.transcript.entries.map(({ content }) => content);
const states = ({ conversation }) => conversation.transcript.entries.map(({ status }) => status);
const kept = () => tabs.at(-1).shared.names("outbox ").length;

async function opened(page = tab(), fields = {}) {
  page.shared.set("session", SESSION);
  page.conversation.resume();
  await settle();
  page.socket = FakeSocket.latest;
  page.socket.accept(fields);
  await settle();
  return page;
}

beforeEach(() => {
  server = freshBrowser();
  tabs = [];
  begun = 0;
  server.on("POST", "/api/conversations", () => {
    begun += 1;
    return json({ ...SESSION, conversationId: `n${begun}`, token: `t-n${begun}` }, 201);
  });
});

afterEach(() => {
  tabs.forEach((page) => page.close());
  endBrowser();
});

describe("a person who answers", () => {
  test("should see that the visitor writes, now and then, and that he has stopped", async () => {
    const page = await opened();
    page.socket.say({ type: "mode", mode: "human", name: "Ana" });

    for (const on of [true, true, false, true]) {
      page.conversation.typing(on);
    }
    await pass(3_001);
    page.conversation.typing(true);

    assert.deepEqual(page.socket.of("typing").map(({ on }) => on), [true, false, true, true]);
  });

  test("who is none should not be told", async () => {
    const page = await opened();

    page.conversation.typing(true);

    assert.deepEqual(page.socket.of("typing"), []);
  });
});

describe("a beginning", () => {
  test("the first message should begin a conversation with the consent and the context, and be sent", async () => {
    const page = tab();

    const clientId = page.conversation.write("Olá");
    const answering = page.conversation.transcript.answering;
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(server.calls[0].body, { locale: "en", page: "/", consent: { version: "1" } });
    assert.deepEqual(FakeSocket.latest.of("message"), [{ type: "message", clientId, content: "Olá" }]);
    assert.deepEqual([answering, page.conversation.transcript.answering, page.conversation.isUnderway], [true, true, true]);
    assert.equal(FakeSocket.latest.url, "wss://chat.example/app/ws/chat");
  });

  test("a conversation should be named as soon as it is there", async () => {
    const page = tab();
    const before = page.conversation.id;

    page.conversation.write("Olá");
    await settle();

    assert.deepEqual([before, page.conversation.id], [undefined, "n1"]);
  });

  test("the site should be asked anew who the visitor is, each time", async () => {
    let asked = 0;
    const page = tab({ identity: async () => `token ${(asked += 1)}` });

    page.conversation.write("Olá");
    await settle();
    FakeSocket.latest.accept();
    page.conversation.startOver();
    page.conversation.write("Oi");
    await settle();

    assert.deepEqual(server.calls.map(({ body }) => body.identity), ["token 1", "token 2"]);
  });

  test("an identity that is not believed should close the connection with a reason, and a retry begin", async () => {
    server.on("POST", "/api/conversations", () => problem(401, "unauthorised", { field: "identity" }), 1);
    const page = tab({ identity: async () => "stale" });

    const clientId = page.conversation.write("Olá");
    await settle();
    const { state, reason } = page.conversation;
    const failed = states(page);
    page.conversation.retry(clientId);
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual([state, reason], ["closed", { outcome: "stop", message: "detail of unauthorised", code: "unauthorised", field: "identity" }]);
    assert.deepEqual([failed, FakeSocket.latest.of("message").length, page.conversation.reason], [["failed"], 1, null]);
  });

  test("a site that cannot tell for now should be asked again", async () => {
    let asked = 0;
    const page = tab({ identity: () => ((asked += 1) === 1 ? Promise.reject(new Error("offline")) : Promise.resolve("token")) });

    page.conversation.write("Olá");
    await settle();
    await pass(250);

    assert.deepEqual([page.conversation.state, server.calls.length], ["connecting", 1]);
  });

  test("a call for a person should begin a conversation, too", async () => {
    const page = tab();

    page.conversation.handover("Quero uma pessoa");
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(FakeSocket.latest.of("handover"), [{ type: "handover", reason: "Quero uma pessoa" }]);
  });

  test("nothing should begin where there is nothing to say", async () => {
    tab().conversation.resume();
    await settle();

    assert.deepEqual([server.calls, FakeSocket.all], [[], []]);
  });
});

describe("words that were not sent", () => {
  test("a reload should find them, in their order, and send them", async () => {
    const page = await opened();
    page.socket.end(1006);
    page.conversation.write("um");
    page.conversation.write("dois");
    page.close();

    const later = tab();
    const before = [contents(later), states(later)];
    later.conversation.resume();
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(before, [["um", "dois"], ["pending", "pending"]]);
    assert.deepEqual(FakeSocket.latest.of("message").map(({ content }) => content), ["um", "dois"]);
  });

  test("an acknowledged message should be kept no more, and be sent in the other tab as well", async () => {
    const [first, second] = [await opened(), await opened()];

    const clientId = first.conversation.write("Olá");
    await settle();
    const shown = [contents(second), states(second), kept()];
    first.socket.say({ type: "ack", clientId, seq: 1, id: "m1" });
    await settle();

    assert.deepEqual(shown, [["Olá"], ["pending"], 1]);
    assert.deepEqual([states(first), states(second), kept()], [["sent"], ["sent"], 0]);
    second.socket.say(message(1, { author: "visitor", clientId, content: "Olá" }));
    assert.deepEqual(contents(second), ["Olá"]);
  });

  test("the message itself should acknowledge it", async () => {
    const page = await opened();

    const clientId = page.conversation.write("Olá");
    page.socket.say(message(1, { author: "visitor", clientId, content: "Olá" }));

    assert.equal(kept(), 0);
  });

  test("a message that only the server holds should stay kept until it has its place", async () => {
    const page = await opened();

    const clientId = page.conversation.write("Olá");
    page.socket.say({ type: "degraded", on: true }, { ...message(undefined, { author: "visitor", clientId, content: "Olá" }), id: "x" });
    const held = [states(page), kept(), page.conversation.transcript.degraded];
    page.socket.say({ type: "degraded", on: false }, message(1, { id: "x", author: "visitor", clientId, content: "Olá" }));
    page.socket.say({ type: "ack", clientId, seq: 1, id: "x" });

    assert.deepEqual(held, [["pending"], 1, true]);
    assert.deepEqual([states(page), kept()], [["sent"], 0]);
  });

  test("what one tab leaves unsent another one should send, when it goes", async () => {
    const [first, second] = [await opened(), await opened()];
    first.socket.end(1006);

    const clientId = first.conversation.write("Olá");
    first.close();
    await settle();

    assert.deepEqual(second.socket.of("message"), [{ type: "message", clientId, content: "Olá" }]);
  });

  test("what one tab leaves unsent another one should send when its page is closed, and know it again when it is not", async () => {
    const [first, second] = [await opened(), await opened()];
    first.socket.end(1006);
    const clientId = first.conversation.write("Olá");

    first.conversation.gone();
    first.conversation.rest();
    await settle();
    const sent = second.socket.of("message");
    second.socket.say({ type: "ack", clientId, seq: 1, id: "m1" });
    second.conversation.rest();
    await settle();
    const alone = second.conversation.state;
    first.conversation.wake();
    await settle();

    assert.deepEqual([sent, alone], [[{ type: "message", clientId, content: "Olá" }], "open"]);
    assert.equal(second.conversation.state, "idle");
  });

  test("a discarded message should be gone from all tabs", async () => {
    const [first, second] = [await opened(), await opened()];

    const clientId = first.conversation.write("Olá");
    await settle();
    first.conversation.discard(clientId);
    await settle();

    assert.deepEqual([contents(first), contents(second), kept()], [[], [], 0]);
  });

  test("a refused message should stay with its reason over a reload, and be sent by a retry", async () => {
    const page = await opened();
    const clientId = page.conversation.write("Olá");
    page.socket.say({ type: "error", code: "too_long", message: "Longa", retryable: false, clientId });
    page.close();

    const later = await opened();
    const { status, error } = later.conversation.transcript.entries[0];
    const sent = later.socket.of("message").length;
    later.conversation.retry(clientId);

    assert.deepEqual([status, error.message, sent, later.socket.of("message").length], ["failed", "Longa", 0, 1]);
  });

  test("a message that came too soon should be sent again by itself at its time", async () => {
    const page = await opened();
    const clientId = page.conversation.write("Olá");

    page.socket.say({ type: "error", code: "rate_limited", message: "Aguarde", retryable: true, clientId, retryAfter: 7 });
    const { retryAt, status } = page.conversation.transcript.entries[0];
    await pass(6999);
    const before = page.socket.of("message").length;
    await pass(1);

    assert.deepEqual([retryAt - Date.now(), status, before], [0, "pending", 1]);
    assert.deepEqual(page.socket.of("message").map((frame) => frame.clientId), [clientId, clientId]);
    assert.equal(page.conversation.transcript.entries[0].retryAt, undefined);
  });

  test("a message that waits for its time should not be sent sooner by a welcome", async () => {
    const page = await opened();
    const clientId = page.conversation.write("Olá");
    page.socket.say({ type: "error", code: "rate_limited", message: "Aguarde", retryable: true, clientId, retryAfter: 7 });
    page.socket.end(1006);
    await pass(250);
    FakeSocket.latest.accept();
    const before = FakeSocket.latest.of("message").length;
    await pass(7000);

    assert.deepEqual([before, FakeSocket.latest.of("message").length], [0, 1]);
  });

  const limited = (clientId, retryAfter) => ({ type: "error", code: "rate_limited", message: "Aguarde", retryable: true, clientId, retryAfter });
  const acknowledged = ({ clientId }, seq) => ({ type: "ack", clientId, seq, id: `m${seq}` });
  const saidTo = (socket) => socket.of("message").map(({ content }) => content);

  test("a new message should wait behind one that waits, in all tabs, and follow its acknowledgement", async () => {
    const [page, other] = [await opened(), await opened()];
    const clientId = page.conversation.write("um");
    page.socket.say(limited(clientId, 7));

    page.conversation.write("dois");
    await settle();
    other.conversation.write("três");
    await settle();
    const waits = page.conversation.transcript.entries.map(({ retryAt }) => retryAt - Date.now());
    await pass(7000);
    const first = [saidTo(page.socket), other.socket.of("message").map(({ content }) => content)];
    page.socket.say(acknowledged({ clientId }, 1));

    assert.deepEqual(waits, [7000, 7000, 7000]);
    assert.deepEqual([first[0], first[1].filter((content) => content !== "um")], [["um", "um"], []]);
    assert.deepEqual([saidTo(page.socket), states(page)], [["um", "um", "dois"], ["sent", "pending", "pending"]]);
  });

  test("a burst that was refused should be sent one after the other, also when it is refused again", async () => {
    const page = await opened();
    ["um", "dois", "três"].map((content) => page.conversation.write(content)).forEach((clientId) => page.socket.say(limited(clientId, 7)));
    const entries = () => page.conversation.transcript.entries;
    const sent = async (milliseconds) => {
      const before = page.socket.of("message").length;
      await pass(milliseconds);
      return saidTo(page.socket).slice(before);
    };

    assert.deepEqual(await sent(7000), ["um"]);
    page.socket.say(limited(entries()[0].clientId, 3));
    assert.deepEqual(entries().map(({ retryAt }) => retryAt - Date.now()), [3000, 3000, 3000]);
    assert.deepEqual([await sent(2999), await sent(1)], [[], ["um"]]);
    page.socket.say(acknowledged(entries()[0], 1));
    await pass(10_000);
    assert.deepEqual(saidTo(page.socket).slice(3), ["um", "um", "dois"]);
    page.socket.say({ type: "error", code: "too_long", message: "Longa", retryable: false, clientId: entries()[1].clientId });
    assert.deepEqual(saidTo(page.socket).slice(6), ["três"]);
    page.socket.say(acknowledged(entries()[2], 2));
    page.conversation.write("quatro");
    page.conversation.write("cinco");
    assert.deepEqual(saidTo(page.socket).slice(-2), ["quatro", "cinco"]);
  });

  test("a message that waits should not be sent when the connection stays away", async () => {
    const page = await opened();
    page.socket.say(limited(page.conversation.write("um"), 7));

    page.socket.end(4403);
    await pass(60_000);

    assert.deepEqual([page.conversation.state, states(page), FakeSocket.all.length], ["closed", ["failed"], 1]);
  });

  test("a message that waits should not wait for one that the server holds, too", async () => {
    const page = await opened();
    const held = page.conversation.write("um");
    page.socket.say({ ...message(undefined, { id: "x", author: "visitor", clientId: held, content: "um" }) });
    page.socket.say(limited(page.conversation.write("dois"), 7));

    await pass(7000);

    assert.deepEqual(saidTo(page.socket), ["um", "dois", "dois"]);
  });

  test("a message that waits should be sent by a tab that has a line then", async () => {
    const [page, idle] = [await opened(), tab()];
    page.socket.say(limited(page.conversation.write("um"), 7));
    page.socket.end(1006);
    await settle();

    await pass(250);
    await pass(7000);
    const before = [idle.conversation.state, idle.conversation.transcript.entries[0].retryAt > 0];
    FakeSocket.latest.accept();

    assert.deepEqual([before, saidTo(FakeSocket.latest), FakeSocket.all.length], [["idle", true], ["um"], 2]);
  });

  test("what waits should keep its order over a reload", async () => {
    const page = await opened();
    const clientId = page.conversation.write("um");
    page.socket.say(limited(clientId, 7));
    page.conversation.write("dois");
    page.close();
    await pass(8000);

    const later = await opened();
    const first = saidTo(later.socket);
    later.socket.say(acknowledged({ clientId }, 1));

    assert.deepEqual([first, saidTo(later.socket)], [["um"], ["um", "dois"]]);
  });

  test("what waits behind a message that is taken back should be sent at its time", async () => {
    const page = await opened();
    const clientId = page.conversation.write("um");
    page.socket.say(limited(clientId, 7));
    page.conversation.write("dois");
    await pass(5000);

    page.conversation.discard(clientId);
    await pass(1999);
    const before = saidTo(page.socket);
    await pass(1);

    assert.deepEqual([before, saidTo(page.socket)], [["um"], ["um", "dois"]]);
  });

  test("what waits behind a message that is on its way should be sent when that is taken back", async () => {
    const page = await opened();
    const clientId = page.conversation.write("um");
    page.socket.say(limited(clientId, 7));
    page.conversation.write("dois");
    await pass(7000);

    page.conversation.discard(clientId);

    assert.deepEqual(saidTo(page.socket), ["um", "um", "dois"]);
  });

  for (const code of [4401, 4404]) {
    test(`after ${code} they should be said in the next conversation`, async () => {
      const page = await opened(tab(), welcome(message(1)));
      page.conversation.write("Olá");

      page.socket.end(code);
      await pass(0);
      FakeSocket.latest.accept();

      assert.deepEqual([contents(page), begun], [["Olá"], 1]);
      assert.deepEqual(FakeSocket.latest.of("message").map(({ content }) => content), ["Olá"]);
    });
  }

  test("feedback, a rating and a close should wait for the connection", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.socket.end(1006);

    page.conversation.feedback("m1", "down", "caro");
    page.conversation.rate(5);
    await settle();
    FakeSocket.latest.accept(welcome(message(1)));

    assert.deepEqual(FakeSocket.latest.sent.slice(1), [{ type: "feedback", messageId: "m1", value: "down", reason: "caro" }, { type: "rate", score: 5 }]);
  });

  test("what was to be said in one conversation should not be said in the next, but for messages", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.socket.end(1006);
    page.conversation.feedback("m1", "down");
    page.conversation.write("Olá");
    await settle();

    FakeSocket.latest.end(4404);
    await pass(500);
    FakeSocket.latest.accept();

    assert.deepEqual(FakeSocket.latest.sent.slice(1).map(({ type }) => type), ["message"]);
  });

  test("feedback, a rating and a close should be said after a reload, once", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.socket.end(1006);
    page.conversation.feedback("m1", "down");
    page.conversation.rate(5);
    page.conversation.close();
    page.close();

    const [first, second] = [await opened(tab(), welcome(message(1))), await opened(tab(), welcome(message(1)))];

    assert.deepEqual(first.socket.sent.slice(1).map(({ type }) => type), ["feedback", "rate", "close"]);
    assert.deepEqual([second.socket.sent.length, second.shared.get("later")], [1, null]);
  });

  test("a call for a person should wait over a reload for the conversation that it begins", async () => {
    server.on("POST", "/api/conversations", () => problem(503, "layer_unavailable"), 1);
    const page = tab();
    page.conversation.handover();
    await settle();
    page.close();

    tab().conversation.resume();
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(FakeSocket.latest.sent.slice(1), [{ type: "handover" }]);
  });

  test("what was to be said in a conversation that has expired meanwhile should begin no other one", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.socket.end(1006);
    page.conversation.feedback("m1", "down");
    page.close();
    localStorage.removeItem(`home-services-chat ${BASE} session`);

    const later = tab();
    later.conversation.resume();
    await settle();
    const before = FakeSocket.all.length;
    later.conversation.write("Olá");
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual([before, FakeSocket.latest.sent.slice(1).map(({ type }) => type)], [1, ["message"]]);
  });

  test("what was to be said should go with the conversation", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.socket.end(1006);
    page.conversation.rate(1, "Meu nome");

    page.conversation.startOver();

    assert.equal(localStorage.length, 0);
  });

  test("a page that is left should send nothing more", async () => {
    const page = await opened();
    const clientId = page.conversation.write("Olá");
    page.socket.say({ type: "error", code: "rate_limited", message: "Aguarde", retryable: true, clientId, retryAfter: 7 });

    page.conversation.leave();
    await pass(60_000);

    assert.deepEqual([page.conversation.state, FakeSocket.all.length, page.conversation.transcript.entries[0].retryAt > 0], ["idle", 1, true]);
  });

  test("a page that is left should open no line again, whatever comes back then", async () => {
    const page = await opened();
    let answer;
    server.on("DELETE", "/api/conversations/c1", () => new Promise((resolve) => (answer = () => resolve(problem(503, "layer_unavailable")))));
    const erasing = assert.rejects(page.conversation.erase(), CallFailed);
    await settle();

    page.conversation.leave();
    answer();
    await erasing;
    page.conversation.resume();
    page.conversation.reconnect();
    page.conversation.wake();
    page.conversation.write("Olá");
    await pass(60_000);

    assert.deepEqual([page.conversation.state, FakeSocket.all.length], ["idle", 1]);
  });

  test("who says something should not wait for the next attempt", async () => {
    const page = await opened();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      FakeSocket.latest.end(1006);
      await pass(10_000);
    }
    FakeSocket.latest.end(1006);
    const sockets = FakeSocket.all.length;

    page.conversation.write("Olá");
    await settle();

    assert.equal(FakeSocket.all.length, sockets + 1);
  });

  test("a connection that stays away should leave them to a retry, and not come back by itself", async () => {
    const page = await opened();
    const clientId = page.conversation.write("Olá");

    page.socket.end(4403);
    page.conversation.resume();
    page.conversation.wake();
    await pass(60_000);
    const { state, reason } = page.conversation;
    const before = [states(page), FakeSocket.all.length];
    page.conversation.reconnect();
    await settle();
    FakeSocket.latest.accept();
    page.conversation.retry(clientId);

    assert.deepEqual([state, reason], ["closed", { outcome: "stop" }]);
    assert.deepEqual([before, FakeSocket.latest.of("message").length], [[["failed"], 1], 1]);
  });

  test("4429 should keep them, and come back after its time", async () => {
    const page = await opened();
    page.conversation.write("Olá");
    page.socket.end(4429);
    await pass(29_999);
    const before = FakeSocket.all.length;
    await pass(1000);
    FakeSocket.latest.accept();

    assert.deepEqual([before, FakeSocket.all.length, FakeSocket.latest.of("message").length], [1, 2, 1]);
  });
});

describe("positions", () => {
  test("a gap should be asked for once, from the last whole position", async () => {
    const page = await opened(tab(), welcome(message(1)));

    page.socket.say(message(3), message(4));

    assert.deepEqual(page.socket.of("hello").map(({ position }) => position), [undefined, { epoch: "e1", seq: 1 }]);
  });

  test("a frame of a type that is not known should harm nobody", async () => {
    const page = await opened();
    const before = page.conversation.transcript;

    page.socket.say({ type: "fireworks", seq: 9 }, { type: "toString" });

    assert.deepEqual(page.conversation.transcript, before);
  });

  test("earlier messages should come page by page, and once however often they are asked for", async () => {
    const page = await opened(tab(), welcome(message(60), message(61)));
    server.on("GET", "messages?after=9&limit=50", () => json({ messages: Array.from({ length: 50 }, (_, index) => message(10 + index)) }));
    server.on("GET", "messages?after=0&limit=9", () => json({ messages: [message(1), message(9)] }));

    await Promise.all([page.conversation.earlier(), page.conversation.earlier()]);
    const half = [contents(page).length, page.conversation.transcript.hasEarlier];
    await page.conversation.earlier();
    await page.conversation.earlier();

    assert.deepEqual(half, [52, true]);
    assert.deepEqual([contents(page).length, page.conversation.transcript.hasEarlier], [54, false]);
    assert.equal(server.to("GET", "").length, 2);
    assert.equal(server.calls[0].headers.Authorization, "Bearer t1");
  });

  test("a page of earlier messages should not come where others have come meanwhile", async () => {
    const page = await opened(tab(), welcome(message(60)));
    let answer;
    server.on("GET", "messages?after=9&limit=50", () => new Promise((resolve) => (answer = () => resolve(json({ messages: [message(59)] })))));

    const bringing = page.conversation.earlier();
    await settle();
    page.socket.say({ ...WELCOME, recovered: false, ...welcome(message(90)) });
    answer();
    await bringing;

    assert.deepEqual(contents(page), ["text 90"]);
  });

  test("a refusal of earlier messages should be told, and be no end", async () => {
    const page = await opened(tab(), welcome(message(2)));
    server.on("GET", "messages?after=0&limit=1", () => problem(503, "layer_unavailable"), 1);

    await page.conversation.earlier();
    const { notice } = page.conversation.transcript;
    server.on("GET", "messages?after=0&limit=1", () => json({ messages: [message(1)] }));
    await page.conversation.earlier();

    assert.deepEqual(notice, { code: "layer_unavailable", message: "detail of layer_unavailable" });
    assert.deepEqual(contents(page), ["text 1", "text 2"]);
  });
});

describe("what the visitor does", () => {
  test("stop should name the answer that is being written", async () => {
    const page = await opened();
    page.socket.say({ type: "start", id: "a1" }, { type: "delta", id: "a1", offset: 0, text: "Oi" });

    page.conversation.stop();

    assert.deepEqual(page.socket.of("stop"), [{ type: "stop", messageId: "a1" }]);
  });

  test("stop should wait for the connection where it can name the answer", async () => {
    const page = await opened();
    page.socket.say({ type: "start", id: "a1" });
    page.socket.end(1006);

    page.conversation.stop();
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(FakeSocket.latest.of("stop"), [{ type: "stop", messageId: "a1" }]);
    page.conversation.stop();
    FakeSocket.latest.end(1006);
    page.conversation.stop();
    await pass(1000);
    FakeSocket.latest.accept();
    assert.deepEqual(FakeSocket.latest.of("stop"), []);
  });

  test("regenerate should name the last answer", async () => {
    const page = await opened(tab(), welcome(message(1), message(2)));

    page.conversation.regenerate();

    assert.deepEqual(page.socket.of("regenerate"), [{ type: "regenerate", messageId: "m2" }]);
    assert.equal(page.conversation.transcript.answering, true);
  });

  test("a vote should show at once and after a reload", async () => {
    const page = await opened(tab(), welcome(message(1)));

    page.conversation.feedback("m1", "up");
    const vote = page.conversation.transcript.entries[0].vote;
    page.close();
    const later = await opened(tab(), welcome(message(1)));

    assert.deepEqual([vote, later.conversation.transcript.entries[0].vote], ["up", "up"]);
  });

  test("what was read should be told to the server once, and be read in all tabs", async () => {
    const [first, second] = [await opened(), await opened()];
    first.socket.say(message(1));
    second.socket.say(message(1));
    await settle();
    const before = [first.conversation.unread, second.conversation.unread];

    first.conversation.read();
    first.conversation.read();
    await settle();
    second.socket.say({ type: "pong" });

    assert.deepEqual([before, first.conversation.unread, second.conversation.unread], [[1, 1], 0, 0]);
    assert.deepEqual(first.socket.of("read"), [{ type: "read", seq: 1 }]);
    assert.deepEqual(second.socket.of("read"), []);
  });

  test("what was read on another device should be read here", async () => {
    const page = await opened(tab(), welcome(message(1), message(2)));
    const before = page.conversation.unread;

    page.socket.say({ type: "read", seq: 2 });

    assert.deepEqual([before, page.conversation.unread, page.shared.get("read")], [2, 0, 2]);
  });

  test("a closed conversation should be rated, and the next message begin another one", async () => {
    const page = await opened(tab(), welcome(message(1)));

    page.conversation.close();
    page.socket.say({ type: "mode", mode: "closed", reason: "visitor" });
    page.conversation.rate(4, "bom");
    const { rated } = page.conversation.transcript;
    page.conversation.write("De novo");
    await settle();
    FakeSocket.latest.accept();

    assert.deepEqual(page.socket.sent.slice(1), [{ type: "close" }, { type: "rate", score: 4, comment: "bom" }]);
    assert.deepEqual([rated, page.conversation.transcript.rated], [true, false]);
    assert.deepEqual([contents(page), FakeSocket.latest.sent[0].token], [["De novo"], "t-n1"]);
  });

  for (const [name, rate] of [
    ["rated", ({ conversation }) => conversation.rate(4)],
    ["not to be rated", ({ conversation }) => conversation.skipRating()],
    ["rated elsewhere", ({ socket }) => socket.say({ type: "rated", score: 4 })],
  ]) {
    test(`a conversation that was ${name} should stay so, in all tabs and after a reload`, async () => {
      const [first, second] = [await opened(), tab()];
      const before = first.conversation.transcript.rated;

      rate(first);
      await settle();
      const later = await opened();

      assert.deepEqual([before, ...[first, second, later].map(({ conversation }) => conversation.transcript.rated)], [false, true, true, true]);
      first.conversation.startOver();
      assert.deepEqual([tab().conversation.transcript.rated, localStorage.length], [false, 0]);
    });
  }

  test("to start over should leave the conversation, its words and its marks", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.conversation.read();
    page.conversation.write("Olá");

    page.conversation.startOver();
    await pass(60_000);

    assert.deepEqual([contents(page), page.conversation.isUnderway, page.conversation.state, kept(), page.shared.get("read")], [[], false, "idle", 0, null]);
    assert.deepEqual([page.socket.isClosed, page.socket.of("close"), begun], [true, [], 0]);
  });

  test("to start over should leave what was not sent in the draft, before what stands there", async () => {
    const page = await opened(tab(), welcome(message(1)));
    page.shared.set("draft", "três");
    const clientId = page.conversation.write("um");
    page.socket.say({ type: "error", code: "too_long", message: "Longa", retryable: false, clientId });
    page.conversation.write("dois");

    page.conversation.startOver();
    const draft = page.shared.get("draft");
    page.shared.set("draft", null);
    page.conversation.startOver();

    assert.deepEqual([draft, page.shared.get("draft")], ["um\n\ndois\n\ntrês", null]);
  });
});

describe("the visitor's data", () => {
  test("an export should join its parts", async () => {
    const page = await opened();
    server.on("GET", "export", () => json({ conversationId: "c1", feedback: [1], messages: [message(1)], next: 1 }));
    server.on("GET", "export?after=1", () => json({ conversationId: "c1", feedback: [1], messages: [message(2)] }));

    const blob = await page.conversation.exportData();

    assert.equal(blob.type, "application/json");
    assert.deepEqual(JSON.parse(await blob.text()), { conversationId: "c1", feedback: [1], messages: [message(1), message(2)] });
  });

  test("an export that fails should say so", async () => {
    const page = await opened();
    server.on("GET", "export", () => problem(429, "rate_limited", {}, { "Retry-After": "12" }));

    await assert.rejects(page.conversation.exportData(), (failure) => failure instanceof CallFailed && failure.retryAfter === 12);
    page.conversation.startOver();
    await assert.rejects(page.conversation.exportData(), CallFailed);
  });

  for (const [status, answer] of [[204, () => new Response(null, { status: 204 })], [404, () => problem(404, "not_found")]]) {
    test(`an erasure that is answered ${status} should leave nothing in any tab`, async () => {
      const [first, second] = [await opened(tab(), welcome(message(1))), await opened(tab(), welcome(message(1)))];
      server.on("DELETE", "/api/conversations/c1", answer);
      first.shared.set("draft", "Meu nome");
      first.conversation.write("Olá");
      await settle();

      await first.conversation.erase();
      await settle();
      await pass(60_000);

      assert.deepEqual([contents(first), contents(second)], [[], []]);
      assert.deepEqual([first.conversation.state, second.conversation.state, begun], ["idle", "idle", 0]);
      assert.equal(localStorage.length, 0);
    });
  }

  test("an erasure that fails should keep everything and go on", async () => {
    const page = await opened(tab(), welcome(message(1)));
    server.on("DELETE", "/api/conversations/c1", () => problem(503, "layer_unavailable"));

    await assert.rejects(page.conversation.erase(), CallFailed);
    await settle();
    FakeSocket.latest.accept({ recovered: true, ...welcome(message(1)) });

    assert.deepEqual([contents(page), page.conversation.state, page.conversation.isUnderway], [["text 1"], "open", true]);
  });
});

describe("several tabs", () => {
  test("a conversation that one tab begins the other should be in", async () => {
    const [first, second] = [tab(), tab()];

    first.conversation.write("Olá");
    await settle();
    const { length } = FakeSocket.all;
    FakeSocket.all.forEach((socket) => socket.accept());

    assert.deepEqual([length, begun], [2, 1]);
    assert.deepEqual([first, second].map(contents), [["Olá"], ["Olá"]]);
    assert.deepEqual(FakeSocket.all.map((socket) => socket.sent[0].token), ["t-n1", "t-n1"]);
  });

  for (const locks of [new FakeLocks(), undefined]) {
    test(`two tabs that begin at once should end up in one conversation with both messages, ${locks ? "with" : "without"} locks`, async () => {
      place("navigator", { locks });
      const [first, second] = [tab(), tab()];

      first.conversation.write("um");
      second.conversation.write("dois");
      await settle();
      const sockets = FakeSocket.all.filter(({ isClosed }) => !isClosed);
      sockets.forEach((socket) => socket.accept());
      await settle();

      assert.deepEqual(sockets.map((socket) => socket.sent[0].token), ["t-n1", "t-n1"]);
      assert.deepEqual([contents(first).sort(), contents(second).sort()], [["dois", "um"], ["dois", "um"]]);
      assert.deepEqual(new Set(sockets.flatMap((socket) => socket.of("message").map(({ content }) => content))), new Set(["um", "dois"]));
      assert.equal(begun, locks ? 1 : 2);
    });
  }

  test("what another tab reads or writes should be shown at once", async () => {
    const first = await opened(tab(), welcome(message(1)));
    const changed = mock.fn();
    tab({}, changed);
    const calls = () => changed.mock.callCount();

    const before = calls();
    first.conversation.read();
    await settle();
    const read = calls();
    first.conversation.write("Olá");
    await settle();

    assert.ok(before < read && read < calls(), `${before} ${read} ${calls()}`);
  });

  test("to start over in one tab should do so in the other", async () => {
    const [first, second] = [await opened(tab(), welcome(message(1))), await opened(tab(), welcome(message(1)))];
    second.conversation.write("Olá");
    await settle();

    first.conversation.startOver();
    await settle();

    assert.deepEqual([contents(second), second.conversation.isUnderway, second.conversation.state], [[], false, "idle"]);
  });

  test("a token that one tab renews should not disturb the other, which uses it", async () => {
    const [first, second] = [await opened(), await opened()];

    first.socket.say({ ...WELCOME, recovered: true, token: "t2" });
    await settle();
    const sockets = FakeSocket.all.length;
    second.socket.end(1006);
    await pass(250);
    FakeSocket.latest.accept();

    assert.deepEqual([sockets, FakeSocket.latest.sent[0].token], [2, "t2"]);
  });

  test("a hidden tab should let go while another one is seen, and come back with its position when it wakes", async () => {
    const [hidden, seen] = [await opened(tab(), welcome(message(1))), await opened(tab(), welcome(message(1)))];

    hidden.conversation.rest();
    await settle();
    const rested = [hidden.socket.isClosed, seen.socket.isClosed, hidden.conversation.state];
    await pass(600_000);
    const sockets = FakeSocket.all.length;
    hidden.conversation.wake();
    await settle();
    FakeSocket.latest.accept({ recovered: true, ...welcome(message(2)) });

    assert.deepEqual(rested, [true, false, "idle"]);
    assert.deepEqual([FakeSocket.latest.sent[0].position, contents(hidden)], [{ epoch: "e1", seq: 1 }, ["text 1", "text 2"]]);
    assert.equal(FakeSocket.all.length, sockets + 1);
  });

  test("a hidden tab should keep its line where it is alone", async () => {
    const page = await opened();

    page.conversation.rest();
    await pass(5_000);

    assert.deepEqual([page.socket.isClosed, page.conversation.state], [false, "open"]);
  });

  test("a hidden tab should come back by itself when the last one that was seen goes", async () => {
    const [hidden, seen] = [await opened(), await opened()];
    hidden.conversation.rest();
    await settle();

    seen.close();
    await settle();
    await pass(1000);

    assert.equal(hidden.conversation.state, "connecting");
  });

  test("a tab that has something to send should not let go", async () => {
    const [busy] = [await opened(), await opened()];
    busy.conversation.write("Olá");

    busy.conversation.rest();
    await settle();

    assert.equal(busy.conversation.state, "open");
  });

  test("tabs of two conversations should not rest for each other", async () => {
    const page = await opened();
    const elsewhere = new Shared(`${BASE}other/`, () => {});
    const site = { base: new URL(`${BASE}other/`), context: () => ({}), consent: () => null, identity: () => null };
    elsewhere.set("session", { ...SESSION, conversationId: "c9" });
    const other = new Conversation(elsewhere, site, () => {});
    tabs.push({ close: () => (other.leave(), elsewhere.close()) });
    other.resume();
    await settle();
    FakeSocket.latest.accept();

    page.conversation.rest();
    await settle();

    assert.equal(page.conversation.state, "open");
  });

  test("of ten tabs one that is seen should have a line, and of ten hidden ones one", async () => {
    let id = 0;
    mock.method(Math, "random", () => (id += 0.017) % 1);
    const pages = [];
    for (let count = 0; count < 10; count += 1) {
      pages.push(await opened());
      await settle();
      if (count < 9) {
        pages[count].conversation.rest();
        await settle();
      }
    }
    const lines = () => pages.filter(({ conversation }) => conversation.state !== "idle").length;
    const before = [lines(), pages[9].conversation.state];
    pages[9].conversation.rest();
    await settle();
    const hidden = lines();
    pages[9].close();
    await settle();
    await pass(3000);
    const left = lines();

    assert.deepEqual([before, hidden, left], [[1, "open"], 1, 1]);
  });

  test("a hidden page that is loaded should ask before it takes a line", async () => {
    await opened();
    const page = tab();

    page.conversation.rest();
    page.conversation.resume();
    await settle();
    await pass(2000);

    assert.deepEqual([page.conversation.state, FakeSocket.all.length], ["idle", 1]);
  });
});

describe("without sockets", () => {
  test("a conversation should be held by events and calls", async () => {
    server.on("GET", "/events", FakeStream.answer);
    server.on("POST", "/frames", ({ body }) => json({ type: "ack", clientId: body.clientId, seq: 1, id: "m1" }, 202));
    const page = tab();
    page.conversation.write("Olá");
    await settle();
    FakeSocket.latest.end(1006);
    await pass(250);

    FakeStream.latest.say(WELCOME);
    await settle();
    FakeStream.latest.say(message(1, { author: "visitor", clientId: "x" }), { type: "start", id: "a1" }, { type: "delta", id: "a1", offset: 0, text: "Oi" });
    await settle();

    assert.deepEqual(server.to("POST", "/frames").map(({ body }) => body.content), ["Olá"]);
    assert.deepEqual([page.conversation.state, states(page), kept()], ["open", ["sent", "streaming"], 0]);
  });
});
