import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { clientIdOf, Outbox } from "../../../../main/webapp/widget/talk/outbox.js";
import { Shared } from "../../../../main/webapp/widget/talk/shared.js";
import { BASE, endBrowser, freshBrowser, pass } from "./fakes.js";

let shared;
let outbox;
const message = (clientId, at = outbox.now()) => ({ clientId, content: `text ${clientId}`, at, status: "pending" });
const ids = () => outbox.all().map(({ clientId }) => clientId);

beforeEach(() => {
  freshBrowser();
  shared = new Shared(BASE, () => {});
  outbox = new Outbox(shared);
});

afterEach(() => {
  shared.close();
  endBrowser();
});

test("messages should come back in the order they were written in, also within a moment", () => {
  for (const clientId of ["z", "b", "y", "a"]) {
    outbox.put(message(clientId));
  }

  assert.deepEqual(ids(), ["z", "b", "y", "a"]);
});

test("a refusal and its reason, and the time of the next attempt, should be kept", () => {
  const error = { code: "too_long", message: "Longa", retryable: false };

  outbox.put({ ...message("a"), status: "failed", error });
  outbox.put({ ...message("b"), retryAt: 5000 });

  assert.deepEqual(outbox.all().map(({ status, error: why, retryAt }) => [status, why, retryAt]), [["failed", error, undefined], ["pending", undefined, 5000]]);
});

test("each message should be under a name of its own", () => {
  outbox.put(message("a"));
  new Outbox(new Shared(BASE, () => {})).put(message("b"));
  outbox.remove("a");

  assert.deepEqual(shared.names("outbox "), ["outbox b"]);
  assert.deepEqual([clientIdOf("outbox b"), clientIdOf("draft")], ["b", null]);
});

test("no more than a hundred should be kept, and those be kept up to date", () => {
  for (let count = 0; count < 101; count += 1) {
    outbox.put(message(`m${count}`));
  }
  outbox.put({ ...message("m3"), status: "failed" });

  assert.equal(ids().length, 100);
  assert.equal(outbox.get("outbox m3").status, "failed");
  assert.equal(outbox.get("outbox m100"), null);
});

test("what was written a day ago should not be sent by itself", async () => {
  outbox.put(message("a"));

  await pass(86_400_000);

  assert.deepEqual(outbox.all().map(({ status, error }) => [status, error]), [["failed", { retryable: true }]]);
});

for (const text of ["{", "null", "7", '{"content":7,"at":"2030-01-01T12:00:00Z"}', '{"content":"a"}', '{"content":"a","at":"soon"}', '{"content":"a","at":"9999-01-01T00:00:00Z"}']) {
  test(`${text} should be no message`, () => {
    localStorage.setItem(`home-services-chat ${BASE} outbox a`, text);
    outbox.put(message("b"));

    assert.deepEqual(ids(), ["b"]);
  });
}
