import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, fits, linesOf, readable, reveal, shut } from "../../static/phone/between.js";
import { fromBase64url } from "../../static/shared/base64url.js";

const key = new Uint8Array(32).fill(7);
const where = { session: "evening", couple: "11".repeat(16), run: 7 };
const lines = (/** @type {string[]} */ ...texts) => ({ lines: texts.map((text) => ({ prompt: "Thank you for", text })) });
const ana = () => shut(key, where, "A", lines("the walk"));
const ben = () => shut(key, where, "B", lines("the tea 🍵"));

test("what is handed over weighs the same, however much was written", () => {
  for (const said of [lines(), lines("the walk"), lines("ß".repeat(400), "🌿".repeat(200))]) {
    assert.equal(fromBase64url(shut(key, where, "A", said)).length, 24 + 3072 + 16);
  }
});

test("once both are here each reads both, the own and the other's", () => {
  const seen = reveal(key, where, "B", { A: ana(), B: ben() });
  assert.deepEqual(seen, { own: lines("the tea 🍵"), theirs: lines("the walk"), came: true, lost: false });
});

test("one alone is not yet an exchange", () => {
  const seen = reveal(key, where, "A", { A: ana() });
  assert.deepEqual([seen.came, seen.theirs, seen.lost], [false, null, false]);
});

test("what was sealed with other words, for another run or by the other seat does not open, and the own stays", () => {
  const elsewhere = [shut(new Uint8Array(32), where, "B", lines("x")), shut(key, { ...where, run: 8 }, "B", lines("x")), shut(key, where, "A", lines("x")), "gibberish"];
  for (const blob of elsewhere) {
    const seen = reveal(key, where, "A", { A: ana(), B: blob });
    assert.deepEqual(seen, { own: lines("the walk"), theirs: null, came: true, lost: true });
  }
  assert.deepEqual(reveal(undefined, where, "A", { A: ana(), B: ben() }).lost, true);
});

test("what is not what we send is read as nothing, line by line", () => {
  for (const odd of [null, 3, { lines: "x" }, { lines: [{ prompt: 1, text: "x" }, { text: "x" }, null] }]) assert.deepEqual(linesOf(odd, "prompt"), []);
  assert.deepEqual(linesOf({ lines: [{ start: "When", text: "it rains", more: 1 }] }, "start"), [{ start: "When", text: "it rains" }]);
});

test("where nothing can be read the page can say so, instead of staying empty", () => {
  for (const odd of [null, {}, { lines: [{}] }]) assert.equal(readable(odd, "prompt"), null);
  assert.equal(readable(lines("the walk"), "prompt")?.length, 1);
  const own = reveal(key, where, "A", { A: "gibberish" });
  assert.deepEqual([own.own, own.lost], [null, false], "only what the partner sealed can be lost here");
});

test("a page takes what its envelope holds, to the letter, and never half a sign", () => {
  const long = "🌿".repeat(900);
  const text = cut(long, (one) => lines("a".repeat(400), one));
  assert.ok(fits(lines("a".repeat(400), text)) && !fits(lines("a".repeat(400), `${text}🌿`)));
  assert.ok(long.startsWith(text) && text.length % 2 === 0);
  assert.equal(cut("short", (one) => lines(one)), "short");
});

test("no emoji is cut in two, however many letters it is made of", () => {
  const family = "\u{1F469}\u200D\u{1F469}\u200D\u{1F467}";
  const text = cut(family.repeat(400), (one) => lines(one));
  assert.equal(text.length % family.length, 0);
  assert.ok(text.length > 0 && fits(lines(text)));
});
