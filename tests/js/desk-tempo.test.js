/** The session's time against the plan. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapters, driftWords, minutesAndSeconds, planMinutes, stepTime, tempo } from "../../static/desk/tempo.js";
import { view } from "./desk-views.js";

test("before the first step nothing has been spent", () => {
  assert.deepEqual(tempo(view(), 5000), { total: 1200, spent: 0, drift: 0, ends: null });
});

test("a session that goes to plan ends on time", () => {
  const at = tempo(view({ at: 1, started: 1000 }), 1100);
  assert.deepEqual(at, { total: 1200, spent: 400, drift: 0, ends: 1100 + 200 + 600 });
});

test("a step that ran long puts the session behind, a skipped one ahead", () => {
  const long = view({ at: 1, began: 1000 - 480 });
  assert.equal(tempo(long, 1100).drift, 180);
  const skipped = view({ at: 1, plan: { 2: { state: "skipped" } } });
  assert.equal(tempo(skipped, 1100).drift, -300);
});

test("pauses of steps that are over still count", () => {
  const at = tempo(view({ at: 1, began: 1000 - 300 - 120, plan: { 0: { took: 300 } } }), 1100);
  assert.equal(at.drift, 120);
});

test("a pause and a step over its time put the session behind as they pass", () => {
  assert.equal(tempo(view({ at: 1, pauses: [[1050, null]] }), 1170).drift, 120);
  assert.equal(tempo(view({ at: 1 }), 1360).drift, 60);
});

test("a rehearsal's faster clock counts in session seconds", () => {
  const at = tempo(view({ at: 1, speed: 60 }), 1001);
  assert.equal(at.spent, 360);
  assert.equal(at.ends, 1001 + (240 + 600) / 60);
});

test("the words for being early and late are calm", () => {
  assert.deepEqual([0, 29, 90, -200].map(driftWords), ["on time", "on time", "2 min behind", "3 min ahead"]);
});

test("the ring empties with the part that runs", () => {
  const { share, over, left } = stepTime(view({ at: 0, started: 1000 }).step, 1, 1075);
  assert.deepEqual([share, over, left], [0.75, false, 225]);
});

test("steps of one exercise stand together", () => {
  assert.deepEqual(chapters(view().plan).map(({ title, seconds }) => [title, seconds]), [["Welcome", 300], ["Ask", 900]]);
});

test("minutes are written as people say them", () => {
  assert.deepEqual([75, 0.2, -3].map(minutesAndSeconds), ["1:15", "0:01", "0:00"]);
  assert.deepEqual([6, 1.5, 0.5, 1.25].map(planMinutes), ["6", "1½", "½", "1:15"]);
});
