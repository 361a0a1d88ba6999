import assert from "node:assert/strict";
import { test } from "node:test";
import { flawsAt, flawsIn, freeId, fromLines, get, inserted, moved, plain, put, timed, toLines, without } from "../../static/compose/paths.js";

const data = { title: "Mine", steps: [{ id: "a", minutes: 1.5 }, { id: "b", minutes: 2, options: ["x", "y"] }] };

test("a change deep inside leaves what was there before as it was", () => {
  const changed = put(data, ["steps", 1, "options", 0], "z");
  assert.equal(get(changed, ["steps", 1, "options", 0]), "z");
  assert.equal(data.steps[1].options[0], "x");
  assert.equal(changed.steps[0], data.steps[0]);
});

test("a field that is emptied is taken out", () => {
  assert.deepEqual(put({ a: 1, b: 2 }, ["a"], undefined), { b: 2 });
  assert.deepEqual(put({}, ["steps", "0"], 1), { steps: { 0: 1 } });
});

test("things move within a list and never out of it", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 2), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b"], 0, 2), ["a", "b"]);
  assert.deepEqual(moved(["a", "b"], 0, -1), ["a", "b"]);
  assert.deepEqual(inserted(["a"], 1, "b"), ["a", "b"]);
  assert.deepEqual(without(["a", "b"], 0), ["b"]);
});

test("an exercise is as long as its steps", () => {
  assert.equal(timed(data).minutes, 3.5);
  assert.equal(timed({ steps: [{ minutes: 0.1 }, { minutes: 0.2 }, {}] }).minutes, 0.3);
});

test("a mistake belongs to its field and to everything around it", () => {
  const flaws = [{ where: ["steps", 1, "options"] }, { where: [] }];
  assert.equal(flawsAt(flaws, ["steps", 1, "options"]).length, 1);
  assert.equal(flawsAt(flaws, ["steps", 1]).length, 0);
  assert.equal(flawsIn(flaws, ["steps", 1]).length, 1);
  assert.equal(flawsIn(flaws, ["steps", 0]).length, 0);
});

test("short names are plain and free", () => {
  assert.equal(plain("Été à deux!"), "ete-a-deux");
  assert.equal(freeId([{ id: "in-turns" }, { id: "in-turns-2" }], "In turns"), "in-turns-3");
  assert.equal(freeId([], "夫婦"), "step");
});

test("lines of names and texts go there and back", () => {
  const said = { what: "phones: away", until: "ten" };
  assert.deepEqual(fromLines(toLines(said)), said);
  assert.deepEqual(fromLines(""), {});
});
