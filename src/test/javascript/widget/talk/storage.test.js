import assert from "node:assert/strict";
import { test } from "node:test";
import { SessionStore } from "../../../../main/webapp/widget/talk/storage.js";

const BASE = "https://example.org/";
const SESSION = { conversationId: "c1", token: "t1", expiresAt: "2030-01-01T00:00:00Z", socket: "ws/chat" };
const before = () => Date.parse("2029-12-31T00:00:00Z");
const afterwards = () => Date.parse("2030-01-01T00:00:00Z");

const memory = (items = new Map()) => () => ({
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => items.set(key, value),
  removeItem: (key) => items.delete(key),
});

test("a session should outlive the page that saved it", () => {
  const storage = memory();

  new SessionStore(BASE, storage, before).save(SESSION);

  assert.deepEqual(new SessionStore(BASE, storage, before).load(), SESSION);
});

test("a session should belong to one server", () => {
  const storage = memory();

  new SessionStore(BASE, storage, before).save(SESSION);

  assert.equal(new SessionStore("https://example.com/", storage, before).load(), null);
});

test("an expired session should be forgotten", () => {
  const storage = memory();

  new SessionStore(BASE, storage, before).save(SESSION);

  assert.equal(new SessionStore(BASE, storage, afterwards).load(), null);
});

test("a renewed token should not expire with the old one", () => {
  const sessions = new SessionStore(BASE, memory(), afterwards);

  sessions.save({ ...SESSION, expiresAt: "2030-01-02T00:00:00Z" });
  sessions.renew("t2");

  assert.deepEqual(sessions.load(), { ...SESSION, token: "t2", expiresAt: null });
});

test("a session should live in the page where storage is refused or holds nonsense", () => {
  const refusing = () => {
    throw new Error("refused");
  };
  const sessions = new SessionStore(BASE, refusing, before);

  sessions.save(SESSION);

  assert.deepEqual(sessions.load(), SESSION);
  assert.equal(new SessionStore(BASE, memory(new Map([[`home-services-chat ${BASE}`, "{"]]))).load(), null);
});
