/** What gives way when time is short, and when the desk says how time stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged, sorted } from "../../static/desk/order.js";
import { acts, behind, propose, shortened } from "../../static/desk/shrink.js";
import { stepTime, tempo } from "../../static/desk/tempo.js";
import { chosen, keep, named, POINTS, warning, words } from "../../static/desk/warnings.js";
import { couple, view } from "./desk-views.js";

/** @param {1 | 2} order @param {number} planned @param {object} rest */
const gives = (order, planned, rest = {}) => ({ minutes: planned, gives: { order, planned, least: planned / 2, spare: false, ...rest } });

/** The first step of four ran long: so many minutes behind, in the second. @param {number} late @param {Record<number, object>} plan */
const late = (late, plan) => view({ at: 1, began: 1000 - 300 - 60 * late, plan });

test("on time or ahead nothing is proposed", () => {
  assert.equal(behind(view({ at: 1 }), 1100), 0);
  assert.deepEqual(propose(late(0, { 2: gives(1, 8) }), 1100), { behind: 0, shorter: [], spared: [], still: 0 });
  assert.equal(behind(view({ at: 1, began: 1000 - 240 }), 1100), 0);
});

test("talk gives way first, and only as much as is needed", () => {
  const plan = { 2: gives(1, 5), 3: gives(2, 5) };
  assert.deepEqual(propose(late(2, plan), 1100).shorter, [{ index: 2, title: "The talk", gains: 2, from: 5, to: 3 }]);
  const more = propose(late(4, plan), 1100);
  assert.deepEqual(more.shorter.map(({ index, to }) => [index, to]), [[2, 2.5], [3, 3.5]]);
  assert.equal(more.still, 0);
});

test("writing never gives way: what cannot be gained is said", () => {
  const proposal = propose(late(6, { 2: gives(1, 5) }), 1100);
  assert.deepEqual([proposal.behind, proposal.shorter.length, proposal.still], [6, 1, 3.5]);
  assert.deepEqual(propose(late(6, {}), 1100), { behind: 6, shorter: [], spared: [], still: 6 });
});

test("two talks share what is to be gained, and never go below what they can do with", () => {
  const proposal = propose(late(3, { 2: gives(1, 8), 3: gives(1, 4) }), 1100);
  assert.deepEqual(proposal.shorter.map((one) => one.gains), [2, 1]);
  const all = propose(late(30, { 2: gives(1, 8), 3: gives(1, 4) }), 1100);
  assert.deepEqual(all.shorter.map((one) => one.to), [4, 2]);
});

test("an exercise of talk alone can be left out as a whole, and is then not made shorter, too", () => {
  const elsewhere = { exercise: { id: "talk", title: "A talk", minutes: 5 } };
  const proposal = propose(late(5, { 2: { ...gives(1, 5, { spare: true }), ...elsewhere } }), 1100);
  assert.deepEqual([proposal.shorter, proposal.spared], [[], [{ title: "A talk", gains: 5, steps: [2] }]]);
  assert.deepEqual(acts(proposal), [["skip", { step: 2, on: true }]]);
});

test("who may not leave anything out is proposed only what gets shorter", () => {
  const elsewhere = { exercise: { id: "talk", title: "A talk", minutes: 5 } };
  const proposal = propose(late(5, { 2: { ...gives(1, 5, { spare: true }), ...elsewhere } }), 1100, false);
  assert.deepEqual([proposal.shorter.map((one) => one.to), proposal.spared, proposal.still], [[2.5], [], 2.5]);
});

test("an exercise that has begun is not left out", () => {
  assert.deepEqual(propose(late(9, { 1: gives(1, 5, { spare: true }), 2: gives(1, 5, { spare: true }), 3: gives(1, 5, { spare: true }) }), 1100).spared, []);
});

test("once taken, the session ends as planned, and what was shortened can be set back", () => {
  const before = late(2, { 2: gives(1, 5) });
  assert.equal(tempo(before, 1100).drift, 120);
  assert.deepEqual(acts(propose(before, 1100)), [["shorten", { step: 2, minutes: 3 }]]);
  const taken = late(2, { 2: { ...gives(1, 5), minutes: 3 } });
  assert.equal(tempo(taken, 1100).drift, 0);
  assert.deepEqual(shortened(taken).map((item) => item.index), [2]);
});

test("a weekend is measured by the day that is on", () => {
  const sunday = view({ at: 2, began: 1000 - 90_000, started: 1000 });
  sunday.session.day = { title: "Sunday", first: 2, last: 3, began_at: 1000, minutes: 10 };
  assert.deepEqual(tempo(sunday, 1060), { total: 600, spent: 60, drift: 0, ends: 1060 + 240 + 300 });
});

/** @param {number} left @param {number} length */
const at = (left, length = 300) => ({ left: Math.max(0, left), over: left <= 0, overBy: Math.max(0, -left), length });

test("the desk says the last point that has passed, and nothing before the first", () => {
  const said = (/** @type {number} */ left) => warning([120, 30, 0, -120], at(left));
  assert.deepEqual([200, 120, 31, 30, 0, -119, -120, -900].map(said), [null, 120, 120, 30, 0, 0, -120, -120]);
  assert.equal(warning([], at(-500)), null);
});

test("a step shorter than a point says nothing at it", () => {
  assert.equal(warning([120, 30], at(80, 90)), null);
  assert.equal(warning([120, 30], at(20, 90)), 30);
});

test("warnings are sentences, the same for seconds and minutes", () => {
  assert.deepEqual([300, 60, 30, 0, -60, -120].map(words), [
    "Less than 5 minutes left", "Less than 1 minute left", "Less than 30 seconds left", "The time is over", "More than 1 minute over", "More than 2 minutes over",
  ]);
  assert.deepEqual([120, 0, -120].map(named), ["2 minutes before the end", "When the time is over", "2 minutes after the end"]);
});

test("chosen points are kept, and what is not one is forgotten", () => {
  const kept = new Map();
  const store = { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ text) => void kept.set(key, text) };
  assert.deepEqual(chosen(store), [120, 30, 0, -120]);
  keep(store, [60, 17]);
  assert.deepEqual(chosen(store), [60]);
  keep(store, []);
  assert.deepEqual(chosen(store), []);
  kept.set("desk-warnings", "broken");
  assert.deepEqual(chosen(store), [120, 30, 0, -120]);
  assert.ok(POINTS.includes(0));
});

test("a step that is over says by how much, pauses and more time counted", () => {
  assert.equal(stepTime(view({ at: 1 }).step, 1, 1100).overBy, 0);
  assert.equal(stepTime(view({ at: 1 }).step, 1, 1360).overBy, 60);
  assert.equal(stepTime(view({ at: 1, pauses: [[1010, 1040]] }).step, 1, 1360).overBy, 30);
  assert.equal(stepTime({ ...view({ at: 1 }).step, extensions: [[1320, 60]] }, 1, 1400).overBy, 20);
});

const board = [
  couple("Wren", { state: "finished" }), couple("Otter", { state: "working" }), couple("Lark", { state: "working", time: true }),
  couple("Heron", { connected: 0, state: "working" }), couple("Cedar", { state: "working", paused: true }), couple("Alder", { state: "waiting", late: true }),
];

test("who may need help stands first, by name otherwise", () => {
  assert.deepEqual(sorted(board, "need"), ["Heron", "Lark", "Cedar", "Otter", "Alder", "Wren"]);
  assert.deepEqual(sorted(board, "name"), ["Alder", "Cedar", "Heron", "Lark", "Otter", "Wren"]);
});

test("tiles stay where they stood whatever becomes of their couples, and who is new comes last", () => {
  const order = sorted(board, "need");
  const later = [...board.map((one) => ({ ...one, state: "finished", time: false, connected: 2 })), couple("Aspen")];
  assert.deepEqual(arranged(/** @type {any} */ (later), order).map((one) => one.couple), [...order, "Aspen"]);
});
