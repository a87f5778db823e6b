import assert from "node:assert/strict";
import { test } from "node:test";
import { AfterClose, afterClose, CloseCode, split } from "../../../../main/webapp/widget/talk/frames.js";

test("a text message should hold one frame a line", () => {
  const frames = split('{"type":"pong"}\n{"type":"ack","clientId":"c1","seq":1,"id":"m1"}\n');

  assert.deepEqual(frames.map(({ type }) => type), ["pong", "ack"]);
});

test("a line that is no frame should not cost its neighbours", () => {
  const frames = split('{"type":"pong"}\n{"type":\nnull\n7\n"text"\n{"kind":"x"}\n{"type":"reset","id":"m1"}');

  assert.deepEqual(frames.map(({ type }) => type), ["pong", "reset"]);
});

test("an escaped newline should stay within its frame", () => {
  assert.equal(split(JSON.stringify({ type: "delta", text: "a\nb" }))[0].text, "a\nb");
});

const TABLE = {
  [AfterClose.RESUME]: ["GOING_AWAY", "LOST", "SERVER_ERROR", "SERVICE_RESTART", "TRY_AGAIN_LATER", "NO_HELLO", "INTERNAL", "SLOW_CONSUMER", "PONG_TIMEOUT", "DRAINING"],
  [AfterClose.RESUME_LATER]: ["TOO_MANY_CONNECTIONS"],
  [AfterClose.START_OVER]: ["UNAUTHORISED", "CONVERSATION_GONE"],
  [AfterClose.RELOAD]: ["CLIENT_TOO_OLD"],
  [AfterClose.STOP]: ["NORMAL", "TOO_BIG", "BAD_FRAMES", "FORBIDDEN_ORIGIN", "WRONG_SUBPROTOCOL", "FRAME_TOO_BIG"],
};

for (const [outcome, names] of Object.entries(TABLE)) {
  test(`a client should ${outcome} after ${names.join(", ")}`, () => {
    assert.deepEqual(names.map((name) => afterClose(CloseCode[name])), names.map(() => outcome));
  });
}

test("every close code should have an outcome in the table", () => {
  assert.deepEqual(Object.values(TABLE).flat().sort(), Object.keys(CloseCode).sort());
});

test("the range should decide about a code of a later version", () => {
  assert.equal(afterClose(4499), AfterClose.STOP);
  assert.equal(afterClose(4599), AfterClose.RESUME);
  assert.equal(afterClose(1005), AfterClose.RESUME);
});
