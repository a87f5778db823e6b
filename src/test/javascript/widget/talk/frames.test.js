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
  [AfterClose.RESUME]: [1001, 1006, 1011, 1012, 1013, 4408, 4500, 4501, 4502, 4503],
  [AfterClose.RESUME_LATER]: [4429],
  [AfterClose.START_OVER]: [4401, 4404],
  [AfterClose.RELOAD]: [4426],
  [AfterClose.STOP]: [1000, 1009, 4400, 4403, 4406, 4413],
};

for (const [outcome, codes] of Object.entries(TABLE)) {
  test(`a client should ${outcome} after ${codes.join(", ")}`, () => {
    assert.deepEqual(codes.map(afterClose), codes.map(() => outcome));
  });
}

test("every code that is named should stand in the table", () => {
  const codes = Object.values(TABLE).flat();

  assert.deepEqual(Object.values(CloseCode).filter((code) => !codes.includes(code)), []);
});

test("the range should decide about a code of a later version", () => {
  assert.equal(afterClose(4499), AfterClose.STOP);
  assert.equal(afterClose(4599), AfterClose.RESUME);
  assert.equal(afterClose(1005), AfterClose.RESUME);
});
