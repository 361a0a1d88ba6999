import assert from "node:assert/strict";
import { test } from "node:test";
import { canBeAside, choosable, namesOf, nextFor } from "../../static/desk/chosen.js";

const step = (index, exercise, more = {}) => ({ index, exercise: { id: exercise }, state: "ahead", asks_room: false, ...more });
const plan = [step(0, "a"), step(1, "b"), step(2, "b", { asks_room: true }), step(3, "b", { state: "skipped" }), step(4, "b"), step(5, "c")];
const aside = (index, names = []) => ({ aside: { index, names, run: 2, couples: [], alone: false, title: "" }, plan });

test("the next step for them is of the same exercise, not skipped, and asks nothing of the room", () => {
  assert.equal(nextFor(aside(1)).index, 4);
  assert.equal(nextFor(aside(4)), null);
  assert.equal(nextFor({ aside: null, plan }), null);
});

test("a step that asks the room goes to everybody only", () => {
  assert.deepEqual(plan.map(canBeAside), [true, true, false, true, true, true]);
});

test("couples are chosen in the order of their names", () => {
  assert.deepEqual(choosable([{ name: "Heron" }, { name: "Cedar" }]).map((one) => one.name), ["Cedar", "Heron"]);
});

test("names are told as one would say them", () => {
  assert.equal(namesOf(aside(1, ["Cedar"])), "Cedar");
  assert.equal(namesOf(aside(1, ["Cedar", "Heron", "Wren"])), "Cedar, Heron and Wren");
  assert.equal(namesOf({ aside: null }), "");
});
