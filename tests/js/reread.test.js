/** A draft put together anew at the end, from what the server holds: the same on both phones, also where nothing was kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeStateAsUpdate, encodeStateVector } from "yjs";
import { choose, clauseWords, fill, openDocument, textOf } from "../../static/drafting/document.js";
import { reread } from "../../static/drafting/reread.js";
import { mark } from "../../static/shared/mark.js";
import { sealBytes } from "../../static/shared/seal.js";

const keys = { couple: "c".repeat(32), sealing: new Uint8Array(32).fill(1), marking: new Uint8Array(32).fill(2) };
const fields = [
  { id: "what", label: "We", kind: "text" },
  { id: "whose", label: "Whose act", kind: "whose" },
  { id: "until", label: "Until", kind: "date" },
];
const [what, whose, until] = /** @type {any[]} */ (fields);
const about = /** @type {any} */ ({ id: "x/gate", exercise: "Fences", title: "Clauses", heading: "A promise", fields, max: 2 });
const names = { A: "Ana", B: "Ben" };
const place = (/** @type {string} */ seat) => ({ session: "s", couple: keys.couple, slot: "draft:x/gate", seat });

/** What the server holds once ana has written one clause and ben the other, and both said yes to the first. */
function held() {
  const document = openDocument(about);
  fill(document, "1", what, "sleep first");
  choose(document, "1", whose, "B");
  choose(document, "1", until, "2027-01-05");
  const before = encodeStateVector(document.doc);
  const one = sealBytes(keys.sealing, place("A"), encodeStateAsUpdate(document.doc));
  fill(document, "2", what, "never");
  const two = sealBytes(keys.sealing, place("B"), encodeStateAsUpdate(document.doc, before));
  const yes = mark(keys.marking, "x/gate", "1", clauseWords(document, "1"));
  return { document, updates: /** @type {[number, string, string][]} */ ([[1, "A", one], [2, "B", two]]), agreed: { 1: yes, 2: yes } };
}

const again = (/** @type {any} */ given) => reread(keys, "s", about, given, names);

test("what both agreed on stands there by name, with its day in words; the rest is not agreed", () => {
  const { clauses, own } = again(held());
  assert.equal(own, false);
  assert.deepEqual(clauses[0], { fields: [["We", "sleep first"], ["Whose act", "Ben"], ["Until", "5 January 2027"]], agreed: true, until: "2027-01-05" });
  assert.deepEqual([clauses[1]?.fields, clauses[1]?.agreed], [[["We", "never"]], false]);
});

test("words that were changed after both said yes are not agreed any more", () => {
  const { document, updates, agreed } = held();
  const before = encodeStateVector(document.doc);
  textOf(document, "1", what).insert(0, "never ");
  const late = sealBytes(keys.sealing, place("A"), encodeStateAsUpdate(document.doc, before));
  assert.equal(again({ updates: [...updates, [3, "A", late]], agreed }).clauses[0]?.agreed, false);
});

test("an update that these words do not open is left out", () => {
  const { updates, agreed } = held();
  const moved = updates.map(([n, , blob]) => [n, "B", blob]);
  assert.deepEqual(again({ updates: moved, agreed }).clauses.map((one) => one.agreed), []);
});
