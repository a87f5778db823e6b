import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reduce } from "../../../../main/webapp/widget/talk/reduce.js";
import * as transcripts from "../../../../main/webapp/widget/talk/transcript.js";

const { awaiting, discard, EMPTY, firstSeq, giveUp, pending, prepend, retry, startOver, unread, write } = transcripts;
const NOON = "2030-01-01T12:00:00Z";

const welcome = (fields = {}) => ({ type: "welcome", position: { epoch: "e1", seq: 0 }, messages: [], mode: "assistant", ...fields });
const message = (seq, fields = {}) => ({ type: "message", seq, id: `m${seq}`, author: "assistant", content: `text ${seq}`, at: NOON, ...fields });
const ack = (clientId, seq) => ({ type: "ack", clientId, seq, id: `m${seq}` });
const start = (id = "a1") => ({ type: "start", id });
const delta = (offset, text, id = "a1") => ({ type: "delta", id, offset, text });
const take = (transcript, frame) => reduce(transcript, frame, 1000);
const after = (...frames) => frames.reduce(take, EMPTY);
const written = (transcript, clientId = "c1") => write(transcript, { clientId, content: "Olá", at: NOON, status: "pending" });
const isWriting = ({ typing, entries }) => typing !== null || entries.some(({ status }) => status === "streaming");
const contents = ({ entries }) => entries.map(({ content }) => content);

describe("messages", () => {
  test("order should follow seq, whatever order they come in", () => {
    const transcript = after(welcome({ position: { epoch: "e1", seq: 3 } }), message(3), message(1), message(2));

    assert.deepEqual(contents(transcript), ["text 1", "text 2", "text 3"]);
  });

  test("a repeat should replace by id", () => {
    const transcript = after(welcome(), message(1), message(1, { content: "better" }));

    assert.deepEqual(contents(transcript), ["better"]);
    assert.equal(transcript.position.seq, 1);
  });

  test("an answer should take the place of the one it replaces", () => {
    const transcript = after(welcome(), message(1), message(2, { replaces: "m1" }));

    assert.deepEqual(contents(transcript), ["text 2"]);
  });

  test("a message without seq should come last and find its place when it is sequenced", () => {
    const unsequenced = after(welcome(), message(undefined, { id: "x", content: "late" }), message(1));
    const sequenced = reduce(unsequenced, message(2, { id: "x", content: "late" }));

    assert.deepEqual(contents(unsequenced), ["text 1", "late"]);
    assert.deepEqual(sequenced.entries.map(({ seq }) => seq), [1, 2]);
  });

  test("an answer should stand in the place of the one it replaces, also of one that was replaced before", () => {
    const question = message(3, { author: "visitor", clientId: "c2" });
    const transcript = after(welcome(), message(1), message(2), question, message(4, { replaces: "m2" }), message(5, { replaces: "m4" }));

    assert.deepEqual(contents(transcript), ["text 1", "text 5", "text 3"]);
    assert.equal(transcript.position.seq, 5);
  });

  test("an answer that was replaced should not come back with an earlier page", () => {
    const latest = after(welcome({ position: { epoch: "e1", seq: 5 }, messages: [message(5, { replaces: "m3" })] }));
    const transcript = prepend(latest, [message(1), message(2), message(3, { replaces: "m2" }), message(4)]);

    assert.deepEqual(contents(transcript), ["text 1", "text 5", "text 4"]);
  });

  test("an answer should tell where it comes from", () => {
    assert.equal(after(welcome(), message(1, { origin: "knowledge" })).entries[0].origin, "knowledge");
  });

  test("how many there are should change nothing", () => {
    const transcript = after(welcome());

    assert.equal(reduce(transcript, { type: "presence", participants: 2, agents: 0 }), transcript);
  });

  test("a link that is down should show until it is back, or until a welcome without it", () => {
    const down = { type: "degraded", on: true };

    assert.equal(after(welcome(), down).degraded, true);
    assert.equal(after(welcome(), down, { type: "degraded", on: false }).degraded, false);
    assert.equal(after(welcome(), down, welcome()).degraded, false);
  });

  test("an unknown frame should change nothing", () => {
    const transcript = after(welcome());

    assert.equal(reduce(transcript, { type: "fireworks" }), transcript);
    assert.equal(reduce(transcript, { type: "constructor" }), transcript);
  });

  test("an input should never be changed", () => {
    const transcript = Object.freeze(written(after(welcome(), message(1), start(), delta(0, "a"))));
    transcript.entries.forEach(Object.freeze);
    Object.freeze(transcript.entries);

    for (const frame of [message(2), ack("c1", 2), delta(1, "b"), { type: "reset", id: "a1" }, welcome()]) {
      assert.notEqual(reduce(transcript, frame), transcript);
    }
  });
});

describe("the visitor's own messages", () => {
  test("a message should be pending until its ack", () => {
    const before = written(after(welcome()));
    const acknowledged = reduce(before, ack("c1", 1));

    assert.deepEqual(pending(before).map(({ clientId }) => clientId), ["c1"]);
    assert.deepEqual(pending(acknowledged), []);
    assert.deepEqual([acknowledged.entries[0].id, acknowledged.entries[0].seq], ["m1", 1]);
  });

  for (const frames of [["ack", "message"], ["message", "ack"], ["message", "message"], ["ack", "ack", "message"]]) {
    test(`${frames.join(" and ")} should make one entry that keeps its key`, () => {
      const own = message(1, { author: "visitor", clientId: "c1", content: "Olá" });
      const transcript = frames.map((name) => (name === "ack" ? ack("c1", 1) : own)).reduce(take, written(after(welcome())));

      assert.deepEqual(transcript.entries.map(({ key, status }) => [key, status]), [["c1", "sent"]]);
      assert.equal(transcript.gap, false);
    });
  }

  test("a message that the server holds should be pending until it has its place, and stay one entry", () => {
    const own = (seq) => message(seq, { id: "m1", author: "visitor", clientId: "c1", content: "Olá" });
    const held = reduce(written(after(welcome())), own(undefined));
    const placed = [own(1), ack("c1", 1)].reduce(take, held);

    assert.deepEqual(held.entries.map(({ key, id, status }) => [key, id, status]), [["c1", "m1", "pending"]]);
    assert.deepEqual(placed.entries.map(({ key, seq, status }) => [key, seq, status]), [["c1", 1, "sent"]]);
    assert.equal(placed.position.seq, 1);
  });

  test("an answer that the server holds should stay one entry when it gets its place", () => {
    const whole = (seq) => message(seq, { id: "a1", content: "Oi!" });
    const transcript = after(welcome(), start(), delta(0, "Oi"), whole(undefined), whole(1));

    assert.deepEqual(transcript.entries.map(({ id, seq, content, status }) => [id, seq, content, status]), [["a1", 1, "Oi!", "sent"]]);
  });

  test("a second welcome should bring its own picture, in which a held message has its place", () => {
    const own = message(1, { id: "m1", author: "visitor", clientId: "c1", content: "Olá" });
    const held = reduce(written(after(welcome())), { ...own, seq: undefined });
    const again = reduce(held, welcome({ recovered: false, position: { epoch: "e2", seq: 1 }, messages: [own] }));

    assert.deepEqual(again.entries.map(({ key, seq, status }) => [key, seq, status]), [["c1", 1, "sent"]]);
    assert.deepEqual(again.position, { epoch: "e2", seq: 1 });
  });

  test("an ack should not move the position: the message itself may be missing", () => {
    assert.equal(reduce(written(after(welcome())), ack("c1", 1)).position.seq, 0);
  });

  test("a refused message should say why and be pending again after a retry", () => {
    const error = { type: "error", code: "layer_unavailable", message: "Fora do ar", retryable: true, clientId: "c1" };
    const refused = reduce(written(after(welcome())), error);

    assert.deepEqual(refused.entries[0].error, { code: "layer_unavailable", message: "Fora do ar", retryable: true });
    assert.equal(refused.entries[0].status, "failed");
    assert.equal(pending(retry(refused, "c1")).length, 1);
  });

  test("a message that came too soon should wait for its time", () => {
    const limited = { type: "error", code: "rate_limited", message: "Aguarde", retryable: true, clientId: "c1", retryAfter: 7 };
    const waiting = take(written(after(welcome())), limited);

    assert.deepEqual(waiting.entries.map(({ status, retryAt, error }) => [status, retryAt, error]), [["pending", 8000, undefined]]);
    assert.equal(retry(waiting, "c1").entries[0].retryAt, undefined);
    assert.equal(take(waiting, ack("c1", 1)).entries[0].retryAt, undefined);
  });

  test("nothing should overtake a message that waits for its time", () => {
    const error = (clientId, code, retryAfter) => ({ type: "error", code, message: "", retryable: true, clientId, retryAfter });
    const times = ({ entries }) => entries.map(({ retryAt }) => retryAt);
    const three = ["c1", "c2", "c3"].reduce(written, after(welcome()));
    const waiting = take(take(three, error("c3", "too_long")), error("c1", "rate_limited", 7));

    assert.deepEqual(times(take(three, error("c2", "rate_limited", 7))), [undefined, 8000, 8000]);
    assert.deepEqual(times(waiting), [8000, 8000, undefined]);
    assert.deepEqual(times(written(waiting, "c4")), [8000, 8000, undefined, 8000]);
    assert.deepEqual(times(retry(waiting, "c3")), [8000, 8000, 8000]);
    assert.deepEqual(times(retry(waiting, "c1")), [undefined, 8000, undefined]);
    assert.deepEqual(times(take(take(waiting, error("c2", "rate_limited", 3)), error("c1", "rate_limited", 9))), [10_000, 10_000, undefined]);
    assert.deepEqual(times(take(waiting, ack("c2", 1))), [undefined, 8000, undefined]);
  });

  test("a limit that is about no message should be told", () => {
    const limited = { type: "error", code: "rate_limited", message: "Aguarde", retryable: true, retryAfter: 7 };

    assert.equal(after(welcome(), limited).notice.message, "Aguarde");
  });

  test("an acknowledgement without a place should leave the message pending", () => {
    const transcript = take(written(after(welcome())), { type: "ack", clientId: "c1" });

    assert.deepEqual(transcript.entries.map(({ status, seq }) => [status, seq]), [["pending", undefined]]);
  });

  test("a message should be discarded only while it is unsent", () => {
    const before = written(after(welcome()));

    assert.deepEqual(contents(discard(before, "c1")), []);
    assert.deepEqual(contents(discard(take(before, ack("c1", 1)), "c1")), ["Olá"]);
  });

  test("a message that was kept should not come twice, and not in place of a sent one", () => {
    const kept = { clientId: "c1", content: "Olá", at: NOON, status: "failed", error: { retryable: true } };
    const before = written(after(welcome()));

    assert.deepEqual(write(before, kept).entries.map(({ status }) => status), ["failed"]);
    assert.deepEqual(write(take(before, ack("c1", 1)), kept).entries.map(({ status }) => status), ["sent"]);
  });

  test("an error about a message that was stored should not call it unsent", () => {
    const sent = reduce(written(after(welcome())), ack("c1", 1));
    const transcript = reduce(sent, { type: "error", code: "assistant_unavailable", message: "Ausente", clientId: "c1" });

    assert.equal(transcript.entries[0].status, "sent");
    assert.equal(transcript.notice.message, "Ausente");
  });

  test("a message to a closed conversation should be retryable, in the next one", () => {
    const error = { type: "error", code: "conversation_closed", message: "Encerrada", retryable: false, clientId: "c1" };
    const transcript = reduce(written(after(welcome())), error);

    assert.equal(transcript.entries[0].error.retryable, true);
    assert.equal(transcript.mode.mode, "closed");
  });

  test("giving up should leave nothing pending and nothing half written", () => {
    const transcript = giveUp(written(after(welcome(), start(), delta(0, "Oi"))));

    assert.deepEqual(transcript.entries.map(({ status }) => status), ["failed"]);
    assert.equal(isWriting(transcript), false);
  });

  test("starting over should keep what was not sent and no position", () => {
    const transcript = startOver(written(after(welcome(), message(1))));

    assert.deepEqual(contents(transcript), ["Olá"]);
    assert.equal(transcript.position, null);
  });
});

describe("answers as they are written", () => {
  test("text should be taken only where it continues", () => {
    const transcript = after(welcome(), start(), delta(0, "Bom"), delta(0, "Bom"), delta(2, "m dia"), delta(1, "om"));

    assert.deepEqual(contents(transcript), ["Bom dia"]);
    assert.equal(transcript.gap, false);
  });

  test("offsets should count UTF-16 units", () => {
    assert.deepEqual(contents(after(welcome(), start(), delta(0, "🏠!"), delta(3, "?"))), ["🏠!?"]);
  });

  test("a hole in the text should ask for a hello and take nothing", () => {
    const transcript = after(welcome(), start(), delta(0, "Bom"), delta(5, "ia"));

    assert.deepEqual(contents(transcript), ["Bom"]);
    assert.equal(transcript.gap, true);
  });

  test("an answer that began elsewhere should wait for its message", () => {
    assert.deepEqual(contents(after(welcome(), delta(0, "Oi"))), ["Oi"]);
    const transcript = after(welcome(), delta(4, "Oi"));

    assert.equal(transcript.gap, false);
    assert.deepEqual(transcript.entries, []);
  });

  test("a reset should leave the text until there is another one", () => {
    const void_ = after(welcome(), start(), delta(0, "Bom dia"), { type: "reset", id: "a1" });
    const other = take(void_, delta(0, "Boa"));

    assert.deepEqual([contents(void_), void_.entries[0].void], [["Bom dia"], true]);
    assert.deepEqual([contents(other), other.entries[0].void], [["Boa"], false]);
    assert.equal(take(void_, delta(3, "x")).gap, true);
  });

  test("an answer should be awaited from the visitor's message until its first sign", () => {
    const asked = awaiting(written(after(welcome())));
    const signs = [start(), delta(0, "O"), message(1), { type: "typing", author: "assistant", on: true }, { type: "mode", mode: "human" }];

    assert.equal(asked.answering, true);
    for (const sign of [...signs, { type: "error", code: "too_long", clientId: "c1" }]) {
      assert.equal(take(asked, sign).answering, false, sign.type);
    }
    assert.equal(take(asked, ack("c1", 1)).answering, true);
    assert.equal(take(asked, { type: "typing", author: "visitor", on: true }).answering, true);
    assert.equal(awaiting(written(after(welcome({ mode: "human" })))).answering, false);
  });

  test("the final message should have the last word", () => {
    const final = message(1, { id: "a1", content: "Bom dia!" });
    const transcript = after(welcome(), start(), delta(0, "Bim"), final, delta(3, " dia"), { type: "reset", id: "a1" }, start());

    assert.deepEqual(contents(transcript), ["Bom dia!"]);
    assert.equal(transcript.entries[0].status, "sent");
    assert.equal(transcript.latest, "a1");
    assert.equal(isWriting(transcript), false);
  });

  test("an answer in the making should stay below what was said meanwhile", () => {
    const transcript = reduce(written(after(welcome(), start(), delta(0, "Oi"))), ack("c1", 1));

    assert.deepEqual(contents(transcript), ["Olá", "Oi"]);
  });

  test("an answer that was missed should be the latest where the visitor was there before", () => {
    const missed = { position: { epoch: "e1", seq: 3 }, messages: [message(1), message(2), message(3, { author: "visitor" })] };

    assert.equal(after(welcome(), welcome({ recovered: true, ...missed })).latest, "m2");
    assert.equal(after(welcome(), message(1), welcome({ recovered: true, position: { epoch: "e1", seq: 1 } })).latest, "m1");
    assert.equal(after(welcome({ recovered: true, ...missed })).latest, null);
    assert.equal(after(welcome(), welcome({ recovered: false, ...missed })).latest, null);
  });

  test("a welcome should not forget who answers", () => {
    const human = { type: "mode", mode: "human", name: "Ana" };

    assert.equal(after(welcome(), human, welcome({ mode: "human" })).mode.name, "Ana");
    assert.equal(after(welcome(), human, welcome({ mode: "assistant" })).mode.name, undefined);
  });

  test("typing should end with the message, and the visitor's own should not count", () => {
    const typing = { type: "typing", author: "assistant", on: true };

    assert.equal(isWriting(after(welcome(), typing)), true);
    assert.equal(isWriting(after(welcome(), typing, message(1))), false);
    assert.equal(isWriting(after(welcome(), { ...typing, author: "visitor" })), false);
  });
});

describe("positions", () => {
  test("the position should follow messages that continue it", () => {
    assert.deepEqual(after(welcome(), message(1), message(2)).position, { epoch: "e1", seq: 2 });
  });

  test("the position should be in the epoch that a message names", () => {
    const transcript = after(welcome(), message(1), { ...message(2), epoch: "e2" }, message(3));

    assert.deepEqual(transcript.position, { epoch: "e2", seq: 3 });
  });

  test("a message that came before should not take its epoch back", () => {
    const transcript = after(welcome(), message(1), { ...message(2), epoch: "e2" }, { ...message(1), epoch: "e1" });

    assert.deepEqual(transcript.position, { epoch: "e2", seq: 2 });
  });

  test("a jump should ask for a hello from the last whole position", () => {
    const transcript = after(welcome(), message(1), message(3));

    assert.equal(transcript.gap, true);
    assert.equal(transcript.position.seq, 1);
  });

  test("a recovered welcome should fill the gap", () => {
    const filled = welcome({ recovered: true, position: { epoch: "e1", seq: 3 }, messages: [message(2), message(3)] });
    const transcript = after(welcome(), message(1), message(3), filled);

    assert.deepEqual(contents(transcript), ["text 1", "text 2", "text 3"]);
    assert.deepEqual([transcript.gap, transcript.position.seq], [false, 3]);
  });

  test("the rest of a long recovery should not look like a jump", () => {
    const first = welcome({ recovered: true, position: { epoch: "e1", seq: 4 }, messages: [message(2)] });
    const transcript = after(welcome(), message(1), first, message(3), message(4));

    assert.deepEqual([transcript.gap, transcript.position.seq], [false, 4]);
  });

  test("a welcome that recovers nothing should bring its own picture and keep what was not sent", () => {
    const other = welcome({ recovered: false, position: { epoch: "e2", seq: 9 }, messages: [message(9)] });
    const transcript = reduce(written(after(welcome(), message(1), start())), other);

    assert.deepEqual(contents(transcript), ["text 9", "Olá"]);
    assert.deepEqual(transcript.position, { epoch: "e2", seq: 9 });
  });

  test("a welcome should acknowledge a pending message that it brings", () => {
    const own = message(1, { author: "visitor", clientId: "c1" });
    const transcript = reduce(written(EMPTY), welcome({ position: { epoch: "e1", seq: 1 }, messages: [own] }));

    assert.deepEqual(pending(transcript), []);
    assert.equal(transcript.entries.length, 1);
  });

  test("a welcome should drop a half-written answer, which starts again if it still runs", () => {
    const again = welcome({ recovered: true });

    assert.equal(isWriting(after(welcome(), start(), delta(0, "Oi"), again)), false);
    assert.deepEqual(contents(after(welcome(), start(), delta(0, "Oi"), again, start(), delta(0, "Oi, tudo"))), ["Oi, tudo"]);
  });
});

describe("what the visitor thinks", () => {
  test("a vote should stay with its answer, whichever comes first", () => {
    const vote = { type: "feedback", messageId: "m1", value: "down", reason: "caro" };

    assert.equal(after(welcome(), message(1), vote).entries[0].vote, "down");
    assert.equal(after(welcome(), vote, message(1)).entries[0].vote, "down");
    assert.deepEqual(after(welcome(), vote, { ...vote, value: "up" }).votes, { m1: "up" });
  });

  test("a rating should be known of", () => {
    assert.deepEqual([after(welcome()).rated, after(welcome(), { type: "rated", score: 4, comment: "bom" }).rated], [false, true]);
  });
});

describe("what the visitor has seen", () => {
  test("others' messages behind the last one seen should be unread", () => {
    const all = after(welcome(), message(1, { author: "visitor" }), message(2), message(3), message(undefined, { id: "x" }), start());

    assert.equal(unread(all), 2);
    assert.equal(unread(take(all, { type: "read", seq: 2 })), 1);
    assert.equal(unread(take(take(all, { type: "read", seq: 3 }), { type: "read", seq: 1 })), 0);
  });

  test("how far was read elsewhere should not move the position", () => {
    assert.deepEqual(after(welcome(), { type: "read", seq: 9 }).position, { epoch: "e1", seq: 0 });
    assert.equal(after(welcome(), { type: "read", seq: 9 }).gap, false);
  });
});

describe("earlier messages", () => {
  const latest = after(welcome({ position: { epoch: "e1", seq: 3 }, messages: [message(3)] }));

  test("there should be some where the first one is not the first of all", () => {
    assert.deepEqual([latest.hasEarlier, firstSeq(latest)], [true, 3]);
    assert.equal(after(welcome()).hasEarlier, false);
    assert.equal(after(welcome({ position: { epoch: "e1", seq: 1 }, messages: [message(1)] })).hasEarlier, false);
    assert.equal(take(latest, welcome({ recovered: true, position: { epoch: "e1", seq: 3 } })).hasEarlier, true);
  });

  test("a page should come before the others, until there is none", () => {
    const more = prepend(latest, [message(2)]);

    assert.deepEqual([contents(more), more.hasEarlier], [["text 2", "text 3"], true]);
    assert.equal(prepend(more, [message(1)]).hasEarlier, false);
    assert.equal(prepend(more, []).hasEarlier, false);
    assert.deepEqual(prepend(more, [message(1)]).position, latest.position);
  });
});
