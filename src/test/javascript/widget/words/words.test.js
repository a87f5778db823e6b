import assert from "node:assert/strict";
import { test } from "node:test";
import { closestLocale, LAUNCHER, loadWords } from "../../../../main/webapp/widget/launcher/words.js";

const WORDS = Object.fromEntries(await Promise.all(Object.keys(LAUNCHER).map(async (locale) => [locale, await loadWords(locale)])));

for (const words of [WORDS, LAUNCHER]) {
  test(`every locale should say everything (${Object.keys(words["pt-BR"]).length} things)`, () => {
    const keys = Object.keys(words["pt-BR"]);

    for (const said of Object.values(words)) {
      assert.deepEqual(Object.keys(said), keys);
      assert.ok(Object.values(said).every((text) => typeof text === "function" || text.length > 0));
    }
  });
}

test("one message should be counted as one", () => {
  assert.deepEqual(
    Object.values(LAUNCHER).flatMap(({ unread }) => [unread(1), unread(2)]),
    ["1 mensagem nova", "2 mensagens novas", "1 new message", "2 new messages", "1 mensaje nuevo", "2 mensajes nuevos"],
  );
});

test("the closest locale should share the language, or be Portuguese", () => {
  assert.deepEqual(["pt", "pt-PT", "en-GB", "ES", "fr", "", null].map(closestLocale), ["pt-BR", "pt-BR", "en", "es", "pt-BR", "pt-BR", "pt-BR"]);
});
