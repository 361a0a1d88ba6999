/** Going through free texts, and remarks that are never lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts, shown, sign } from "../../static/desk/drafts.js";
import { after, counts, fits, inHand, lines, step, themes, verdict } from "../../static/desk/moderation.js";

/** @param {string} key @param {"show" | "hold" | null} word @returns {any} */
const card = (key, word = null) => ({ key, text: `text ${key}`, verdict: word, shortened: null });
/** @param {string} key @param {string} theme @returns {any} */
const under = (key, theme) => ({ ...card(key), verdict: "fold", theme });
const cards = [card("a", "show"), card("b"), card("c", "hold"), card("d")];

test("the first card nobody looked at is in hand", () => {
  assert.equal(inHand(cards, null)?.key, "b");
  assert.equal(inHand(cards, "d")?.key, "d");
  assert.equal(inHand(cards, "gone")?.key, "b");
  assert.equal(inHand([], null), null);
});

test("moving stays inside the list", () => {
  assert.equal(step(cards, "b", 1), "c");
  assert.equal(step(cards, "a", -1), "a");
  assert.equal(step(cards, "d", 1), "d");
});

test("after a verdict comes the next card without one, and round again", () => {
  assert.equal(after(cards, "b"), "d");
  assert.equal(after(cards, "d"), "b");
  assert.equal(after([card("a", "show")], "a"), "a");
});

test("no more is chosen than there is room for, and a theme is one line whatever is under it", () => {
  assert.deepEqual(counts(cards), { show: 1, hold: 1, fold: 0, open: 2 });
  const full = { run: 1, enough: true, preview: null, cards, room_for: 1 };
  assert.equal(fits(full, card("b"), verdict(card("b"), "show")), false);
  assert.equal(fits(full, card("b"), verdict(card("b"), "hold")), true);
  assert.equal(fits(full, card("a", "show"), verdict(card("a", "show"), "show", "te")), true);
  assert.equal(fits(full, card("a", "show"), verdict(card("a", "show"), "fold", "Money")), true, "in its own place");
  const folded = [under("a", "Money"), card("b"), under("c", "Money")];
  assert.deepEqual([lines(folded), themes(folded)], [1, ["Money"]]);
  const room = { ...full, cards: folded };
  assert.equal(fits(room, card("b"), verdict(card("b"), "fold", "Money")), true);
  assert.equal(fits(room, card("b"), verdict(card("b"), "fold", "Time")), false);
});

test("a verdict carries a shorter text only if it differs, and a theme only when it folds", () => {
  assert.deepEqual(verdict(card("a"), "show"), { verdict: "show", text: null });
  assert.equal(verdict(card("a"), "show", "  text   a ").text, null);
  assert.deepEqual(verdict(card("a"), "show", "text"), { verdict: "show", text: "text" });
  assert.deepEqual(verdict({ ...card("a"), shortened: "te" }, "hold"), { verdict: "hold", text: null });
  assert.deepEqual(verdict(under("a", "Money"), "show"), { verdict: "show", text: null });
  assert.deepEqual(verdict(card("a"), "fold", " Honest  about money "), { verdict: "fold", text: "Honest about money" });
});

/** A tab's storage, in memory. */
function storage() {
  const kept = new Map();
  return {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void kept.set(key, text),
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
    key: (/** @type {number} */ i) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
}

test("a remark is kept until exactly these words are saved", () => {
  const kept = drafts(storage(), "s");
  kept.keep("7", "two rounds");
  kept.saved("7", "two");
  assert.equal(kept.unsaved("7"), "two rounds");
  assert.deepEqual(kept.all(), ["7"]);
  kept.saved("7", "two rounds");
  assert.equal(kept.unsaved("7"), null);
});

test("what was written here goes before what the server knows, and nothing flickers after saving", () => {
  assert.equal(shown("mine", "theirs", null), "mine");
  assert.equal(shown(null, "old", { text: "mine", known: "old" }), "mine");
  assert.equal(shown(null, "mine, and a colleague's", { text: "mine", known: "old" }), "mine, and a colleague's");
  assert.equal(shown(null, undefined, null), "");
});

test("the sign says where the words are", () => {
  assert.equal(sign("x", true, true), "saving…");
  assert.equal(sign("x", false, true), "kept here, will be saved");
  assert.equal(sign(null, true, true), "saved");
  assert.equal(sign(null, true, false), "");
});
