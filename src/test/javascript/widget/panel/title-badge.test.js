import assert from "node:assert/strict";
import { test } from "node:test";
import { TitleBadge } from "../../../../main/webapp/widget/panel/title-badge.js";

test("the title should count what is unread while nobody sees the page", () => {
  const page = { title: "Services", visibilityState: "hidden" };
  const badge = new TitleBadge(page);

  const titles = [2, 3, 0].map((unread) => {
    badge.show(unread);
    return page.title;
  });

  assert.deepEqual(titles, ["(2) Services", "(3) Services", "Services"]);
});

test("the title should be the page's own when it is seen", () => {
  const page = { title: "Services", visibilityState: "hidden" };
  const badge = new TitleBadge(page);
  badge.show(2);

  page.visibilityState = "visible";
  badge.show(2);

  assert.equal(page.title, "Services");
});

test("a number of the page's own should stay", () => {
  const page = { title: "(3) Orders", visibilityState: "hidden" };
  const badge = new TitleBadge(page);

  badge.show(0);
  assert.equal(page.title, "(3) Orders");
  badge.show(1);
  assert.equal(page.title, "(1) (3) Orders");
  page.title = "(4) Orders";
  badge.show(0);
  assert.equal(page.title, "(4) Orders");
});
