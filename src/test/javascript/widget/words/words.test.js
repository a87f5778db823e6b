import assert from "node:assert/strict";
import { test } from "node:test";
import { closestLocale, TEXTS } from "../../../../main/webapp/widget/words/words.js";

test("every locale should have every text", () => {
  const keys = Object.keys(TEXTS["pt-BR"]);

  for (const texts of Object.values(TEXTS)) {
    assert.deepEqual(Object.keys(texts), keys);
    assert.ok(Object.values(texts).every((text) => typeof text === "function" || text.length > 0));
  }
});

test("the closest locale should share the language, or be Portuguese", () => {
  assert.deepEqual(["pt", "pt-PT", "en-GB", "ES", "fr", "", null].map(closestLocale), ["pt-BR", "pt-BR", "en", "es", "pt-BR", "pt-BR", "pt-BR"]);
});
