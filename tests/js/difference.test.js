import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../static/drafting/difference.js";
import { chance } from "./chance.js";

/** @param {string} before @param {string} after @param {number} [caret] */
function tell(before, after, caret = after.length) {
  const change = difference(before, after, caret);
  if (!change) return null;
  assert.equal(before.slice(0, change.at) + change.put + before.slice(change.at + change.gone), after);
  return [change.at, change.gone, change.put];
}

test("nothing typed is no change", () => {
  assert.equal(tell("as it was", "as it was"), null);
});

test("one letter typed, taken back, or put in the place of some is only that", () => {
  assert.deepEqual(tell("no phone", "no phones"), [8, 0, "s"]);
  assert.deepEqual(tell("no phones", "no phone"), [8, 1, ""]);
  assert.deepEqual(tell("teh door", "the door", 3), [1, 2, "he"]);
});

test("of several equal letters the caret tells which one is new or gone", () => {
  assert.deepEqual(tell("allow", "alllow", 2), [1, 0, "l"]);
  assert.deepEqual(tell("alllow", "allow", 1), [1, 1, ""]);
  assert.deepEqual(tell("aaaa", "aaaaa", 5), [4, 0, "a"]);
  assert.deepEqual(tell("go go go", "go go", 0), [0, 3, ""]);
});

test("a word corrected behind the caret does not carry the rest of the line along", () => {
  assert.deepEqual(tell("recieve it kindly", "receive it kindly", 17), [3, 2, "ei"]);
});

test("an emoji is changed as a whole, never half of it", () => {
  assert.deepEqual(tell("🌿 home", "🌱 home", 2), [0, 2, "🌱"]);
  assert.deepEqual(tell("ok 👍", "ok 👍🏽"), [3, 2, "👍🏽"]);
  assert.deepEqual(tell("👩‍👧 come", "👩‍👦 come", 5), [0, 5, "👩‍👦"]);
});

test("an accented letter written as two is changed as one", () => {
  assert.deepEqual(tell("cafe", "cafe\u0301"), [3, 1, "e\u0301"]);
});

test("whatever was edited, the change leads from one text to the other and cuts no character", () => {
  const letters = ["a", "b", " ", "é", "e\u0301", "🌿", "👍🏽", "👩‍👧", "\n"];
  for (let seed = 0; seed < 400; seed++) {
    const next = chance(seed);
    const write = () => Array.from({ length: next(9) }, () => letters[next(letters.length)]).join("");
    const [start, end] = [write(), write()];
    const [before, after] = [start + write() + end, start + write() + end];
    tell(before, after, next(after.length + 1));
  }
});
