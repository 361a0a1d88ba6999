import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, edit } from "../../static/phone/drafts.js";
import { askAgain, isProposing, metAnew, metIn, recalled } from "../../static/phone/meeting.js";

const step = /** @type {any} */ ({
  run: 7,
  id: "windows/light",
  exercise: { id: "windows", title: "Windows" },
  title: "Light",
  parts: [{ name: "main", seconds: 90 }, { name: "proposal", seconds: 30 }],
});
const mine = (/** @type {any} */ met) => /** @type {any} */ ({ met });
const nothing = draftOf({}, step);

test("the clock brings the proposal, and no other last part does", () => {
  assert.deepEqual([0, 1].map((part) => isProposing(step, { part })), [false, true]);
  assert.equal(isProposing({ ...step, parts: [{ name: "write", seconds: 90 }, { name: "read", seconds: 30 }] }, { part: 1 }), false);
});

test("what was seen first stays, whatever a server says that has begun anew", () => {
  const first = metAnew(step, mine({ run: 7, item: 3 }), nothing);
  const seen = draftOf(edit({}, step, { met: /** @type {any} */ (first) }), step);
  assert.equal(metAnew(step, mine({ run: 7, item: 5 }), seen), null);
  assert.equal(metIn(step, seen)?.item, 3);
});

test("nothing, settled on nothing, and another run's item are three different things", () => {
  assert.equal(metAnew(step, mine(null), nothing), null);
  assert.deepEqual(metAnew(step, mine({ run: 7, item: null }), nothing), { run: 7, item: null });
  assert.equal(metAnew(step, mine({ run: 6, item: 2 }), nothing), null);
});

test("a step run again meets anew", () => {
  const before = draftOf(edit({}, step, { met: { run: 7, item: 3 } }), step);
  assert.equal(metIn({ ...step, run: 9 }, before), null);
  assert.deepEqual(metAnew({ ...step, run: 9 }, mine({ run: 9, item: 1 }), before), { run: 9, item: 1 });
});

test("an item that does not come is asked for a few times, and then let be", () => {
  let asked = askAgain(7, null, 100);
  assert.equal(asked?.times, 1);
  assert.equal(askAgain(7, asked, 102), null);
  asked = askAgain(7, asked, 106);
  asked = askAgain(7, asked, 112);
  assert.equal(asked?.times, 3);
  assert.equal(askAgain(7, asked, 300), null);
  assert.equal(askAgain(8, asked, 301)?.times, 1);
});

test("a phone that slept while the two agreed learns of it later, and one that saw it changes nothing", () => {
  const settled = { "windows/who": { run: 3, item: 1 } };
  const slept = /** @type {any} */ ({ "windows/who": { exercise: "windows", heading: "Who", chose: 1 } });
  assert.deepEqual(recalled(slept, step, /** @type {any} */ ({ settled }))["windows/who"], { ...slept["windows/who"], met: settled["windows/who"] });
  const seen = /** @type {any} */ ({ "windows/who": { exercise: "windows", heading: "Who", met: { run: 3, item: 0 } } });
  assert.equal(recalled(seen, step, /** @type {any} */ ({ settled })), seen);
  assert.equal(recalled(seen, step, mine(null)), seen);
  assert.equal(recalled({}, step, /** @type {any} */ ({ settled }))["windows/who"]?.exercise, "windows");
});
