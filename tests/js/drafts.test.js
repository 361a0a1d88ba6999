import assert from "node:assert/strict";
import { test } from "node:test";
import { allNotes, draftOf, edit, endExercises } from "../../static/phone/drafts.js";

const step = (/** @type {number} */ run, exercise = "listen") =>
  /** @type {any} */ ({ run, id: `${exercise}/${run}`, exercise: { id: exercise, title: "Listening" }, title: "Being heard" });
const note = { prompts: ["What was it like?"], texts: ["  Warm.  "], keep: true };

test("what is typed is kept with its step", () => {
  const drafts = edit(edit({}, step(4), { texts: ["Wa"] }), step(4), { texts: ["Warm"] });
  assert.deepEqual(draftOf(drafts, step(4)).texts, ["Warm"]);
  assert.deepEqual(draftOf(drafts, step(5)).texts, undefined);
});

test("while the exercise runs nothing is wiped", () => {
  const drafts = edit({}, step(4), note);
  assert.deepEqual(endExercises({ drafts, notes: [] }, ["listen"]), { drafts, notes: [] });
});

test("with the exercise everything goes, except what its author keeps", () => {
  const drafts = edit(edit(edit({}, step(4), note), step(5), { ...note, keep: false }), step(9, "close"), { text: "begun" });
  const after = endExercises({ drafts, notes: [] }, ["close"]);
  assert.deepEqual(Object.keys(after.drafts), ["9", "close/9"]);
  assert.deepEqual(after.notes, [{ heading: "Listening · Being heard", lines: [{ prompt: "What was it like?", text: "Warm." }] }]);
});

test("notes of several exercises add up, and at the end all are together", () => {
  const first = endExercises({ drafts: edit({}, step(4), note), notes: [] }, ["close"]);
  const kept = { drafts: edit(first.drafts, step(9, "close"), note), notes: first.notes };
  assert.equal(allNotes(kept).length, 2);
});

test("an empty note is no note", () => {
  assert.deepEqual(allNotes({ drafts: edit({}, step(4), { ...note, texts: [" "] }), notes: [] }), []);
  assert.deepEqual(allNotes({ drafts: edit({}, step(4), { keep: true }), notes: [] }), []);
});

test("a step run again keeps what is private, and asks for the rest anew", () => {
  const again = { ...step(6), id: step(4).id };
  const drafts = edit(edit({}, step(4), note), step(4), { noted: true, picked: [1] });
  const { texts, keep, noted, picked } = draftOf(drafts, again);
  assert.deepEqual([texts, keep, noted, picked], [["  Warm.  "], true, undefined, undefined]);
  assert.equal(allNotes({ drafts: edit(drafts, again, { noted: true }), notes: [] }).length, 1);
});
