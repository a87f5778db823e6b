import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Neighbours } from "../../../../main/webapp/widget/talk/neighbours.js";
import { endBrowser, freshBrowser } from "./fakes.js";

let holds;
let busy;
let told;
let acts;
let neighbours;
const other = (fields = {}) => neighbours.heard({ tab: "other", conversation: "c1", isSeen: true, holds: true, ...fields });
const asked = () => told.filter(({ asks }) => asks).length;

beforeEach(() => {
  freshBrowser();
  [holds, busy, told, acts] = [true, false, [], []];
  neighbours = new Neighbours((message) => told.push(message), {
    conversation: () => "c1",
    holds: () => holds,
    isBusy: () => busy,
    letGo: () => {
      holds = false;
      acts.push("let go");
      neighbours.announce();
    },
    comeBack: () => {
      holds = true;
      acts.push("come back");
      neighbours.announce();
    },
  });
});

afterEach(() => {
  neighbours.leave();
  endBrowser();
});

test("a tab that hides should ask, tell, and let go when one that is seen answers", () => {
  neighbours.hide();
  const before = told.map(({ asks, isSeen }) => [asks, isSeen]);
  other();

  assert.deepEqual([before, acts], [[[true, undefined], [undefined, false]], ["let go"]]);
  assert.deepEqual([told.at(-1).holds, told.at(-1).conversation], [false, "c1"]);
});

test("what a tab knew before it hid should not count: who was there may have died", () => {
  other();
  neighbours.hide();
  neighbours.announce();

  assert.deepEqual(acts, []);
});

test("a tab that is seen should never let go", () => {
  other();
  other({ tab: "0" });

  assert.deepEqual(acts, []);
});

test("of two hidden tabs one should let go, and none for a tab that has no line or another conversation", () => {
  neighbours.hide();

  other({ isSeen: false, tab: "9" });
  other({ holds: false, tab: "a" });
  other({ conversation: "c2", tab: "b" });
  const before = [...acts];
  other({ isSeen: false, tab: "0.1" });

  assert.deepEqual([before, acts], [[], ["let go"]]);
});

test("who has something to say should let go when it is said", () => {
  busy = true;
  neighbours.hide();
  other();
  const before = [...acts];
  busy = false;
  neighbours.announce();

  assert.deepEqual([before, acts], [[], ["let go"]]);
});

test("who asks should be answered", () => {
  neighbours.heard({ tab: "other", asks: true });

  assert.deepEqual(told.map(({ isSeen, holds: own }) => [isSeen, own]), [[true, true]]);
});

for (const [name, fields] of [["goes", { isGone: true }], ["lets go", { holds: false }]]) {
  test(`a resting tab should come back when the last one with a line ${name}`, () => {
    neighbours.hide();
    other();

    other(fields);
    mock.timers.tick(699);
    const before = [...acts];
    mock.timers.tick(1);

    assert.deepEqual([before, acts], [["let go"], ["let go", "come back"]]);
  });
}

test("a resting tab should stay so when another one comes back first", () => {
  neighbours.hide();
  other();
  other({ isGone: true });

  other({ tab: "third", isSeen: false });
  mock.timers.tick(2000);

  assert.deepEqual(acts, ["let go"]);
});

test("a resting tab should look every minute whether the others still live", () => {
  neighbours.hide();
  other();
  const before = asked();

  mock.timers.tick(60_000);
  other();
  mock.timers.tick(1000);
  const alive = [...acts];
  mock.timers.tick(60_000);
  mock.timers.tick(1000);

  assert.deepEqual([asked() - before, alive, acts], [2, ["let go"], ["let go", "come back"]]);
});

test("to look while it rests should ask nobody again", () => {
  neighbours.hide();
  other();
  const before = asked();

  neighbours.look();

  assert.equal(asked(), before);
});

test("a tab that is shown, or leaves, should not be brought back", () => {
  for (const act of ["show", "leave"]) {
    acts = [];
    holds = true;
    neighbours.hide();
    other();
    neighbours[act]();
    mock.timers.tick(120_000);

    assert.deepEqual(acts, ["let go"]);
  }
  assert.equal(told.at(-1).isGone, true);
});

test("a tab that has gone should say nothing else until it is shown", () => {
  neighbours.leave();
  neighbours.hide();
  neighbours.announce();
  neighbours.heard({ tab: "other", asks: true });
  const whileGone = told.filter(({ asks }) => !asks).map(({ isGone }) => isGone);
  neighbours.show();

  assert.deepEqual(whileGone, [true]);
  assert.deepEqual([told.at(-1).isGone, told.at(-1).isSeen], [undefined, true]);
});

test("a tab that is shown should tell so", () => {
  neighbours.hide();
  neighbours.show();

  assert.equal(told.at(-1).isSeen, true);
});
