import assert from "node:assert/strict";
import { test } from "node:test";
import * as queue from "../../static/phone/queue.js";

let made = 0;
const newId = () => `id-${++made}`;
const ballot = (/** @type {number} */ run, /** @type {unknown} */ answer, receipt = `receipt-${run}`) => ({ run, receipt, answer });
const first = (/** @type {ReturnType<typeof ballot>} */ said) => ({ ...said, turn: 1 });
const acts = (/** @type {import("../../static/phone/types").Box} */ box) => box.acts.map((act) => act.act);
const sent = (/** @type {import("../../static/phone/types").Box} */ box, /** @type {any} */ ack) => queue.settle(box, /** @type {any} */ (box.acts[0]), ack);
const answered = queue.answer(queue.EMPTY, ballot(7, [2]), 0, newId);

test("acts wait in the order they were made", () => {
  const box = queue.put(queue.put(queue.EMPTY, { id: "a", act: "join" }), { id: "b", act: "go_alone" });
  assert.deepEqual(acts(box), ["join", "go_alone"]);
});

test("the same thing tapped twice waits only once", () => {
  const once = queue.put(queue.EMPTY, { id: "a", act: "confirm" });
  assert.equal(queue.put(once, { id: "b", act: "confirm" }), once);
});

test("an act that was answered waits no more", () => {
  assert.deepEqual(sent(queue.put(queue.EMPTY, { id: "a", act: "confirm" }), { ok: true }), queue.EMPTY);
});

test("a ballot stays on the phone until it is counted", () => {
  const taken = sent(answered, { ok: true, counted: false });
  assert.deepEqual(taken, { acts: [], ballots: { 7: { ...first(ballot(7, [2])), stands: false, heard: true } } });
  const again = queue.again(taken, newId);
  assert.deepEqual([again.acts[0]?.receipt, again.acts[0]?.answer], ["receipt-7", [2]]);
  assert.deepEqual(sent(again, { ok: true, counted: true }), { ...queue.EMPTY, turns: { 7: 1 } });
});

test("a ballot that still waits to leave is not sent twice", () => {
  assert.equal(queue.again(answered, newId).acts.length, 1);
});

test("an answer sent again has its own id, since the same id would get the old answer", () => {
  const again = queue.again(sent(answered, { ok: true, counted: false }), newId);
  assert.notEqual(again.acts[0]?.id, answered.acts[0]?.id);
});

test("a refused ballot is let go", () => {
  assert.deepEqual(sent(answered, { ok: false, code: "closed", error: "Closed." }), queue.EMPTY);
});

test("another answer takes the place of the first, one turn later", () => {
  const taken = sent(answered, { ok: true, counted: false });
  const changed = queue.answer(taken, ballot(7, [0], "other"), 0, newId);
  assert.deepEqual(changed.acts.map((act) => [act.act, act.receipt, act.turn]), [["answer", "other", 2]]);
});

test("an answer that has not left the phone is replaced, though it may have arrived unheard", () => {
  const changed = queue.answer(answered, ballot(7, [0], "other"), 0, newId);
  assert.deepEqual(changed.acts.map((act) => [act.receipt, act.turn]), [["other", 2]]);
});

test("passing after answering looks like answering again", () => {
  const passed = queue.answer(sent(answered, { ok: true, counted: false }), ballot(7, null, "other"), 0, newId);
  assert.deepEqual(passed.acts.map((act) => [act.answer, act.turn]), [[null, 2]]);
});

test("answers to different steps do not touch each other", () => {
  const both = queue.answer(answered, ballot(9, { text: "waits" }), 0, newId);
  assert.deepEqual(Object.keys(both.ballots), ["7", "9"]);
  assert.equal(both.acts.length, 2);
});

test("a pass is sent as often as an answer, and waits as long", () => {
  const lives = [[2], null].map((said) => {
    const taken = sent(queue.answer(queue.EMPTY, ballot(7, said), 0, newId), { ok: true, counted: false });
    const closed = queue.again(taken, newId);
    return [taken.acts.length, closed.acts.length, sent(closed, { ok: true, counted: true }), sent(closed, { ok: false, code: "closed" })];
  });
  assert.deepEqual(lives[0], lives[1]);
  assert.deepEqual(lives[0], [0, 1, { ...queue.EMPTY, turns: { 7: 1 } }, queue.EMPTY]);
});

test("several ballots that still wait to leave are not sent twice", () => {
  const both = queue.answer(answered, ballot(9, null), 0, newId);
  assert.equal(queue.again(both, newId).acts.length, 2);
});

test("asking for time, taking it back and asking again are three acts", () => {
  const marks = ["time", "working", "time"].map((state) => ({ id: newId(), act: "progress", state }));
  assert.deepEqual(marks.reduce(queue.put, queue.EMPTY).acts.map((act) => act.state), ["time", "working", "time"]);
});

test("an act that fails lets the others go first", () => {
  const box = queue.put(queue.put(queue.EMPTY, { id: "a", act: "seal" }), { id: "b", act: "help" });
  assert.deepEqual(queue.last(box, /** @type {any} */ (box.acts[0])).acts.map((act) => act.id), ["b", "a"]);
  assert.equal(queue.last(queue.EMPTY, { id: "a", act: "seal" }), queue.EMPTY);
});

test("a phone that lost its ballot still answers in a later turn than before", () => {
  const turn = (/** @type {any} */ box, /** @type {number} */ since) => queue.answer(box, ballot(7, [0], "other"), since, newId).ballots[7]?.turn;
  assert.equal(turn(queue.EMPTY, 42.7), 43);
  assert.equal(turn(answered, -3), 2);
  assert.equal(turn(queue.EMPTY, 1e6), 10_000);
});

test("what is said again within a second of something that was counted at once still comes a turn later", () => {
  const once = queue.answer(queue.EMPTY, ballot(7, [0], "first"), 42.1, newId);
  const counted = queue.settle(once, /** @type {any} */ (once.acts[0]), { ok: true, counted: true });
  assert.deepEqual(counted.ballots, {});
  assert.equal(queue.answer(counted, ballot(7, [1], "other"), 42.3, newId).ballots[7]?.turn, 44);
});

test("of a ballot the server learns run, receipt, turn and answer only", () => {
  assert.deepEqual(Object.keys(answered.acts[0] ?? {}).sort(), ["act", "answer", "id", "receipt", "run", "turn"]);
});

test("a pass that came too late to take an answer back is told so", () => {
  const passed = queue.answer(sent(answered, { ok: true, counted: false }), ballot(7, null, "other"), 0, newId);
  const told = (/** @type {any} */ box, /** @type {any} */ ack) => queue.sentence(box, box.acts[0], ack);
  assert.match(told(passed, { ok: true, counted: true }) ?? "", /closed before your pass came/);
  assert.match(told(passed, { ok: false, code: "closed" }) ?? "", /closed before your pass came/);
  assert.equal(told(passed, { ok: true, counted: false }), null);
  const intime = queue.again(sent(passed, { ok: true, counted: false }), newId);
  assert.equal(told(intime, { ok: true, counted: true }), null);
  const only = queue.again(queue.answer(queue.EMPTY, ballot(7, null), 0, newId), newId);
  assert.equal(told(only, { ok: true, counted: true }), null);
});

test("a busy or failing server is asked again; other refusals are final", () => {
  for (const code of ["slow_down", "failed"]) assert.ok(queue.isPassing({ ok: false, code }));
  for (const code of ["closed", "full", "not_now", "not_found", "malformed"]) assert.ok(!queue.isPassing({ ok: false, code }));
});

test("a refusal is said, but never that a pass or a mark came too late", () => {
  const no = { ok: false, code: "closed", error: "This question has closed." };
  assert.equal(queue.sentence(queue.EMPTY, { id: "a", act: "answer", answer: [1] }, no), no.error);
  assert.equal(queue.sentence(queue.EMPTY, { id: "a", act: "answer", answer: null }, no), null);
  assert.equal(queue.sentence(queue.EMPTY, { id: "a", act: "progress" }, no), null);
  assert.equal(queue.sentence(queue.EMPTY, { id: "a", act: "draw", run: 7 }, no), null);
  assert.equal(queue.sentence(queue.EMPTY, { id: "a", act: "join_couple" }, { ok: true }), null);
});
