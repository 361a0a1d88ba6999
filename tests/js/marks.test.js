import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { codes, putMarks, resendMarks } from "../../static/phone/marks.js";
import { mark } from "../../static/shared/mark.js";

const marking = new Uint8Array(32).fill(3);
const DRAFT = "fences-with-gates/the-gate";
const WORDS = '[["what","quiet evenings"]]';
const yes = mark(marking, DRAFT, "1", WORDS);
const said = { 1: { says: "yes", words: WORDS }, 2: { says: "talk", words: WORDS } };

/** A phone of a couple, with what it has sent. @param {any} kept @param {any} couple @param {any} ack */
function phone(kept = {}, couple = { id: "c", seat: "A", solo: false }, ack = { ok: false }) {
  const sent = /** @type {any[]} */ ([]);
  const keep = { marks: signal(kept), ours: signal({ keys: { couple: "c", marking } }) };
  const out = { send: (/** @type {string} */ act, /** @type {any} */ fields) => sent.push({ act, ...fields }) };
  return { sent, phone: /** @type {any} */ ({ keep, mine: signal({ couple }), out, wire: { act: async () => ack } }) };
}

test("a yes is the same for the same words, and anything else is chance", () => {
  const [once, again] = [codes(marking, DRAFT, { max: 3, free: false, said }), codes(marking, DRAFT, { max: 3, free: false, said })];
  assert.deepEqual(Object.keys(once), ["1", "2", "3"]);
  assert.equal(once[1], yes);
  assert.equal(again[1], yes);
  for (const clause of ["2", "3"]) assert.notEqual(once[clause], again[clause]);
  for (const code of Object.values(once)) assert.match(String(code), /^[0-9a-f]{32}$/);
});

test("marks always leave as a whole set, and stay with the words they were given to", () => {
  const { phone: ana, sent } = phone();
  putMarks(ana, DRAFT, { max: 2, free: false, said });
  assert.deepEqual(sent.map(({ act, draft, marks }) => [act, draft, Object.keys(marks), marks[1] === yes]), [["mark", DRAFT, ["1", "2"], true]]);
  assert.equal(ana.keep.marks.value[DRAFT].said[1].words, WORDS);
});

test("who lets it stay open takes every yes back, and may still change their mind", async () => {
  const { phone: ana, sent } = phone({ [DRAFT]: { max: 2, free: false, said } });
  await resendMarks(ana, DRAFT, true);
  assert.notEqual(sent[0].marks[1], yes);
  await resendMarks(ana, DRAFT, false);
  assert.equal(sent[1].marks[1], yes);
  assert.equal(JSON.stringify(sent[0]).length, JSON.stringify(sent[1]).length);
});

test("a phone that took up a seat goes on saying yes to what is agreed, or takes that back", async () => {
  const ack = { ok: true, n: 4, updates: [], agreed: { 1: yes } };
  const { phone: ana, sent } = phone({}, undefined, ack);
  await resendMarks(ana, DRAFT, false);
  assert.equal(sent[0].marks[1], yes);
  await resendMarks(ana, DRAFT, true);
  assert.notEqual(sent[1].marks[1], yes);
});

test("who works alone, or shares a phone, marks nothing", () => {
  for (const couple of [{ id: "c", seat: "A", solo: true }, { id: "c", seat: "A", solo: false, shared: true }, { id: "other", seat: "A", solo: false }]) {
    const { phone: ana, sent } = phone({}, couple);
    putMarks(ana, DRAFT, { max: 2, free: false, said });
    assert.deepEqual(sent, []);
  }
});
