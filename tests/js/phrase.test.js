import assert from "node:assert/strict";
import { test } from "node:test";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { distance } from "../../static/shared/near.js";
import { leftOut } from "../../static/shared/left-out.js";
import { fromFragment, toFragment } from "../../static/shared/fragment.js";
import { draw, isPhrase, understand } from "../../static/shared/phrase.js";

const words = (/** @type {string} */ text) => understand(text);

test("four listed words are drawn, and none of those left out", () => {
  for (let i = 0; i < 500; i++) {
    const drawn = draw().split(" ");
    assert.equal(drawn.length, 4);
    for (const word of drawn) assert.ok(wordlist.includes(word) && !leftOut.has(word), word);
  }
});

test("every word left out stands on the list, and there are still plenty", () => {
  for (const word of leftOut) assert.ok(wordlist.includes(word), word);
  assert.ok(leftOut.size < 120);
});

test("case, spaces, hyphens and commas do not matter", () => {
  for (const typed of ["apple river stone window", "  Apple, RIVER\nstone-window ", "apple-river-stone-window", "apple. river; stone / window"]) {
    assert.deepEqual(words(typed), { words: ["apple", "river", "stone", "window"] });
  }
});

test("words that are never drawn are understood when typed", () => {
  assert.deepEqual(words("divorce weapon apple river"), { words: ["divorce", "weapon", "apple", "river"] });
});

test("the first four letters are enough", () => {
  assert.deepEqual(words("wind appl rive ston"), { words: ["window", "apple", "river", "stone"].map((w) => (w === "window" ? "wind" : w)).map((w) => (w === "wind" ? "window" : w)) });
});

test("one slip is understood when only one word can be meant", () => {
  assert.deepEqual(words("appple rivr stne windwo"), { words: ["apple", "river", "stone", "window"] });
});

test("two slips are understood in longer words", () => {
  assert.deepEqual(words("elephnat broccolli kangroo umbrela"), { words: ["elephant", "broccoli", "kangaroo", "umbrella"] });
  assert.deepEqual(words("elaphent brocoli apple river"), { words: ["elephant", "broccoli", "apple", "river"] });
});

test("what is not understood is named, with a guess", () => {
  assert.deepEqual(words("apple rivvxz stone window"), { wrong: "rivvxz", suggestion: null });
  const unclear = words("apple river stone bal");
  assert.ok("wrong" in unclear && unclear.wrong === "bal" && wordlist.includes(unclear.suggestion ?? ""));
});

test("it says how many words are missing", () => {
  assert.deepEqual(words("apple river"), { missing: 2 });
  assert.deepEqual(words(""), { missing: 4 });
  assert.deepEqual(words("apple river stone window zoo"), { missing: -1 });
});

test("a phrase travels in a fragment and back", () => {
  assert.equal(fromFragment(toFragment("apple river stone window")), "apple river stone window");
  assert.equal(fromFragment("#Apple-River-Stone-Window"), "apple river stone window");
});

test("a fragment that is no phrase is none", () => {
  for (const other of ["", "#", "#top", "#apple-river-stone", "#apple-river-st0ne-window", "#apple-river-stone-window-zoo"]) {
    assert.equal(fromFragment(other), null);
  }
});

test("four words that are not all on the list are no phrase", () => {
  assert.ok(isPhrase("apple river stone window"));
  for (const other of ["apple river stone windowx", "apple river stone", "apple river stone window zoo", ""]) assert.ok(!isPhrase(other), other);
});

test("distance counts letters in, out, changed and swapped", () => {
  assert.equal(distance("river", "river", 2), 0);
  assert.equal(distance("rvier", "river", 2), 1);
  assert.equal(distance("rive", "river", 2), 1);
  assert.equal(distance("riiver", "river", 2), 1);
  assert.equal(distance("rixxr", "river", 2), 2);
  assert.ok(distance("a", "window", 2) > 2);
});

test("whatever is typed or stands in an address, there is an answer", () => {
  const signs = [..."aeiou bcdst-#,.\n\u0000\u202e\ud800é🙂٣"];
  let seed = 7;
  const chance = (/** @type {number} */ most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let i = 0; i < 300; i++) {
    const text = Array.from({ length: chance(40) }, () => signs[chance(signs.length)] ?? "").join("");
    const said = understand(text);
    assert.ok("words" in said ? said.words.length === 4 : "wrong" in said ? said.wrong : Number.isInteger(said.missing), text);
    const carried = fromFragment(`#${text}`);
    assert.ok(carried === null || carried.split(" ").length === 4);
  }
});

test("of a whole page that was pasted no word is looked up", () => {
  assert.deepEqual(words("zzzzzz ".repeat(100_000)), { missing: 4 - 100_000 });
});
