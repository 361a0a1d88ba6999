import assert from "node:assert/strict";
import { test } from "node:test";
import { draft, jot, openKeep, tidy, tidyAll, wipeAll } from "../../static/phone/keep.js";

const step = /** @type {any} */ ({ run: 4, id: "listen/own", exercise: { id: "listen", title: "Listening" }, title: "Being heard" });

test("a browser that keeps nothing still carries the evening, and says so", async () => {
  const keep = await openKeep("evening");
  assert.equal(keep.shelf.lasts.value, false);
  jot(keep, step, { texts: ["Warm."] });
  assert.deepEqual(draft(keep, step).texts, ["Warm."]);
});

test("private notes go with the exercise; the kept ones go when their author leaves", async () => {
  const keep = await openKeep("evening");
  jot(keep, step, { prompts: ["How?"], texts: ["Warm."], keep: true });
  tidy(keep, ["listen"]);
  assert.equal(keep.notes.value.length, 0);
  tidy(keep, ["close"]);
  assert.deepEqual(keep.drafts.value, {});
  assert.equal(keep.notes.value.length, 1);
  await wipeAll(keep);
  assert.deepEqual([keep.notes.value, keep.ours.value, keep.practised.value], [[], null, false]);
});

test("first levels last from exercise to exercise and go with the session; what two exchanged stays until it is wiped", async () => {
  const keep = await openKeep("evening");
  keep.levels.value = { pulse: { calm: 2 } };
  keep.lines.value = { 7: { heading: "Thanks", own: [] } };
  keep.plans.value = [{ run: 8, heading: "Small", lines: [], review: null, offered: true }];
  tidy(keep, ["close"]);
  assert.deepEqual(keep.levels.value, { pulse: { calm: 2 } });
  tidyAll(keep);
  assert.deepEqual([keep.levels.value, Object.keys(keep.lines.value), keep.plans.value.length], [{}, ["7"], 1]);
  await wipeAll(keep);
  assert.deepEqual([keep.lines.value, keep.plans.value], [{}, []]);
});

test("the end of the session leaves what is kept, and the words that open it, until they are wiped", async () => {
  const keep = await openKeep("evening");
  keep.ours.value = /** @type {any} */ ({ phrase: "apple river stone window", keys: {} });
  keep.offered.value = "apple river stone window";
  jot(keep, step, { prompts: ["How?"], texts: ["Warm."], keep: true });
  tidyAll(keep);
  assert.deepEqual([keep.ours.value?.phrase, keep.offered.value, keep.notes.value.length], ["apple river stone window", null, 1]);
  await wipeAll(keep);
  assert.deepEqual([keep.ours.value, keep.notes.value], [null, []]);
});
