import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeTitle } from "../../../../main/webapp/widget/panel/title-badge.js";

const titled = (title, visibilityState, unread) => {
  const page = { title, visibilityState };
  badgeTitle(page, unread);
  return page.title;
};

test("the title should count what is unread while nobody sees the page", () => {
  assert.equal(titled("Services", "hidden", 2), "(2) Services");
  assert.equal(titled("(2) Services", "hidden", 3), "(3) Services");
});

test("the title should be the page's own when it is seen, or nothing is unread", () => {
  assert.equal(titled("(2) Services", "visible", 2), "Services");
  assert.equal(titled("(2) Services", "hidden", 0), "Services");
});
