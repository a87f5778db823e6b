// Run from the project's root, with no package.json (Node 20.19 or later tells modules by their syntax):
//   node --test src/test/javascript/widget/*/*.test.js
import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "../../../../main/webapp/widget/talk/backoff.js";

const ALMOST_ONE = 1 - Number.EPSILON;

test("the ceiling should double from half a second to thirty seconds", () => {
  const ceilings = [0, 1, 2, 3, 4, 5, 6, 7].map((attempt) => backoff(attempt, () => ALMOST_ONE) + 1);

  assert.deepEqual(ceilings, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test("the wait should be anything below the ceiling", () => {
  assert.equal(backoff(4, () => 0), 0);
  assert.equal(backoff(4, () => 0.25), 2000);
});

test("there should be no last attempt", () => {
  assert.equal(backoff(5000, () => 0.5), 15_000);
});
