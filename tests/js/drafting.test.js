import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { lastDay, today, within } from "../../static/drafting/days.js";
import { choose, clausesOf, clauseWords, empty, fill, hasWords, isComplete, openDocument, refill, textOf, valueOf } from "../../static/drafting/document.js";
import { sideOf } from "../../static/drafting/plain.js";
import { wordsOf } from "../../static/drafting/words.js";
import { mark } from "../../static/shared/mark.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/marking.json", import.meta.url), "utf8"));

for (const [i, given] of vectors.cases.entries()) {
  test(`marking ${i}: words and mark are the ones of the vectors`, () => {
    assert.equal(wordsOf(given.fields, (field) => given.values[field.id] ?? ""), given.words);
    assert.equal(mark(Buffer.from(given.marking_key, "hex"), given.draft, given.clause, given.words), given.mark);
  });
}

const fields = /** @type {any[]} */ ([
  { id: "what", label: "What", kind: "text", max: 40 },
  { id: "whose", label: "Whose act", kind: "whose" },
  { id: "both", label: "Both ways", kind: "flag" },
]);
const [what, whose, both] = fields;
const anew = () => openDocument({ fields, max: 2 });

/** What is new in one goes over to the other, and back. @param {any} one @param {any} other */
function meet(one, other) {
  applyUpdate(other.doc, encodeStateAsUpdate(one.doc));
  applyUpdate(one.doc, encodeStateAsUpdate(other.doc));
}

test("an empty draft has its clauses, and nothing stands in them", () => {
  const draft = anew();
  assert.deepEqual(clausesOf(draft), ["1", "2"]);
  assert.equal(hasWords(draft, "1"), false);
  assert.equal(clauseWords(draft, "1"), '[["what",""],["whose",""],["both",""]]');
});

test("two who fill the same clause at the same moment keep both texts, and one of two choices", () => {
  const [ana, ben] = [anew(), anew()];
  textOf(ana, "1", what).insert(0, "no phones");
  textOf(ben, "1", what).insert(0, "in bed");
  choose(ana, "1", whose, "AB");
  choose(ben, "1", whose, "A");
  meet(ana, ben);
  assert.equal(clauseWords(ana, "1"), clauseWords(ben, "1"));
  assert.equal(String(valueOf(ana, "1", what)).length, 15);
});

test("a prepared sentence goes only where nothing stands", () => {
  const draft = anew();
  fill(draft, "1", what, "prepared");
  fill(draft, "1", what, "another");
  assert.equal(valueOf(draft, "1", what), "prepared");
  textOf(draft, "2", what).insert(0, " \n");
  fill(draft, "2", what, "over blanks");
  assert.equal(valueOf(draft, "2", what), "over blanks");
});

test("a clause says something once its first field does", () => {
  const draft = anew();
  choose(draft, "1", both, false);
  assert.deepEqual([hasWords(draft, "1"), isComplete(draft, "1")], [true, false]);
  fill(draft, "1", what, "quiet evenings");
  assert.equal(isComplete(draft, "1"), true);
});

test("what is unset again counts like what never was", () => {
  const draft = anew();
  const before = clauseWords(draft, "1");
  choose(draft, "1", both, true);
  choose(draft, "1", both, "");
  assert.equal(clauseWords(draft, "1"), before);
});

test("a removed clause comes back as it was, and not over what somebody has written since", () => {
  const draft = anew();
  fill(draft, "1", what, "first words");
  choose(draft, "1", whose, "B");
  const stood = empty(draft, "1");
  assert.equal(hasWords(draft, "1"), false);
  textOf(draft, "1", what).insert(0, "new words");
  refill(draft, "1", stood);
  assert.deepEqual([valueOf(draft, "1", what), valueOf(draft, "1", whose)], ["new words", "B"]);
});

test("what another phone puts into the map is taken only as text or flag", () => {
  const draft = anew();
  draft.doc.getMap("choices").set("1/whose", { nested: "thing" });
  draft.doc.getMap("choices").set("1/both", 7);
  assert.deepEqual([valueOf(draft, "1", whose), valueOf(draft, "1", both)], ["", ""]);
});

test("mine on one phone is yours on the other", () => {
  assert.deepEqual(["A", "B", "AB"].map((value) => sideOf(value, "A")), ["me", "you", "both"]);
  assert.deepEqual(["A", "B", "AB"].map((value) => sideOf(value, "B")), ["you", "me", "both"]);
});

test("a date lies between today and so many weeks from today", () => {
  const noon = new Date(2026, 11, 1, 12).getTime() / 1000;
  assert.equal(today(noon), "2026-12-01");
  assert.equal(lastDay(noon, 8), "2027-01-26");
  const held = (/** @type {string} */ day) => within(day, "2026-12-01", "2027-01-26");
  assert.deepEqual(["2026-12-24", "2026-11-30", "2031-01-01", ""].map(held), ["2026-12-24", "2026-12-01", "2027-01-26", ""]);
  assert.equal(held("0020-12-24"), "", "a year that is half typed is not yet a day of long ago");
});
