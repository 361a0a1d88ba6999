import assert from "node:assert/strict";
import { test } from "node:test";
import * as queue from "../../static/phone/queue.js";

let made = 0;
const newId = () => `id-${++made}`;
const ballot = (/** @type {number} */ run, /** @type {unknown} */ answer, receipt = `receipt-${run}`) => ({ run, receipt, answer });
const first = (/** @type {ReturnType<typeof ballot>} */ said) => ({ ...said, turn: 1 });
const acts = (/** @type {import("../../static/phone/types").Box} */ box) => box.acts.map((act) => act.act);
const sent = (/** @type {import("../../static/phone/types").Box} */ box, /** @type {any} */ ack) => queue.settle(box, /** @type {any} */ (box.acts[0]), ack);
const answered = queue.answer(queue.EMPTY, ballot(7, [2]), newId);

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
  assert.deepEqual(taken, { acts: [], ballots: { 7: first(ballot(7, [2])) } });
  const again = queue.again(taken, newId);
  assert.deepEqual([again.acts[0]?.receipt, again.acts[0]?.answer], ["receipt-7", [2]]);
  assert.deepEqual(sent(again, { ok: true, counted: true }), queue.EMPTY);
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
  const changed = queue.answer(taken, ballot(7, [0], "other"), newId);
  assert.deepEqual(changed.acts.map((act) => [act.act, act.receipt, act.turn]), [["answer", "other", 2]]);
});

test("an answer that has not left the phone is replaced, though it may have arrived unheard", () => {
  const changed = queue.answer(answered, ballot(7, [0], "other"), newId);
  assert.deepEqual(changed.acts.map((act) => [act.receipt, act.turn]), [["other", 2]]);
});

test("passing after answering looks like answering again", () => {
  const passed = queue.answer(sent(answered, { ok: true, counted: false }), ballot(7, null, "other"), newId);
  assert.deepEqual(passed.acts.map((act) => [act.answer, act.turn]), [[null, 2]]);
});

test("answers to different steps do not touch each other", () => {
  const both = queue.answer(answered, ballot(9, { text: "waits" }), newId);
  assert.deepEqual(Object.keys(both.ballots), ["7", "9"]);
  assert.equal(both.acts.length, 2);
});

test("passes are forgotten with their step, uncounted answers are not", () => {
  const both = queue.answer(answered, ballot(9, null), newId);
  assert.deepEqual(Object.keys(queue.forgetPasses(both, 9).ballots), ["7", "9"]);
  assert.deepEqual(Object.keys(queue.forgetPasses(both, 10).ballots), ["7"]);
  assert.equal(queue.forgetPasses(answered, 10), answered);
});

test("a busy or failing server is asked again; other refusals are final", () => {
  for (const code of ["slow_down", "failed"]) assert.ok(queue.isPassing({ ok: false, code }));
  for (const code of ["closed", "full", "not_now", "not_found", "malformed"]) assert.ok(!queue.isPassing({ ok: false, code }));
});

test("a refusal is said, but never that a pass or a mark came too late", () => {
  const no = { ok: false, code: "closed", error: "This question has closed." };
  assert.equal(queue.sentence({ id: "a", act: "answer", answer: [1] }, no), no.error);
  assert.equal(queue.sentence({ id: "a", act: "answer", answer: null }, no), null);
  assert.equal(queue.sentence({ id: "a", act: "progress" }, no), null);
  assert.equal(queue.sentence({ id: "a", act: "join_couple" }, { ok: true }), null);
});
