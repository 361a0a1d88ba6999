import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { leftOut } from "../../static/shared/left-out.js";
import { draw } from "../../static/shared/phrase.js";
import { keysOf } from "../../static/shared/keys.js";
import { open, seal } from "../../static/shared/seal.js";

const WORDS = 2048 - leftOut.size;

const vectors = JSON.parse(readFileSync(new URL("../vectors/sealing.json", import.meta.url), "utf8"));
const bytes = (/** @type {string} */ hex) => Uint8Array.from(Buffer.from(hex, "hex"));

for (const [i, given] of vectors.cases.entries()) {
  test(`sealing ${i}: keys, blob and plaintext are the ones of the vectors`, async () => {
    const keys = await keysOf(given.phrase, given.session);
    assert.equal(keys.couple, given.couple);
    assert.deepEqual(keys.sealing, bytes(given.sealing_key));
    assert.deepEqual(keys.marking, bytes(given.marking_key));
    assert.equal(seal(keys.sealing, given, given.plaintext, bytes(given.nonce)), given.blob);
    assert.equal(open(keys.sealing, given, given.blob), given.plaintext);
  });
}

const place = { session: "evening", couple: "0".repeat(32), slot: "name", seat: "A" };
const key = new Uint8Array(32).fill(7);

test("what ana sealed, ben's phone opens", () => {
  assert.equal(open(key, place, seal(key, place, "Ana")), "Ana");
});

test("two seals of one text look different", () => {
  assert.notEqual(seal(key, place, "Ana"), seal(key, place, "Ana"));
});

test("a blob does not open with other words, in another place, or changed", () => {
  const blob = seal(key, place, "Ana");
  assert.equal(open(new Uint8Array(32), place, blob), null);
  for (const elsewhere of [{ session: "x" }, { couple: "1".repeat(32) }, { slot: "draft" }, { seat: "B" }]) {
    assert.equal(open(key, { ...place, ...elsewhere }, blob), null);
  }
  assert.equal(open(key, place, blob.slice(0, -2)), null);
  assert.equal(open(key, place, "no blob at all!"), null);
});

test("no two places read alike, whatever stands in them", () => {
  const blob = seal(key, { session: "a", couple: "b", slot: "c|A", seat: "A" }, "Ana");
  assert.equal(open(key, { session: "a", couple: "b", slot: "c", seat: "A|A" }, blob), "Ana", "a bar would make it so");
  assert.match(place.session + place.couple, /^[^|]*$/);
});

test("no nonce comes twice in many sealings, nor do a few that are alike", () => {
  const nonces = Array.from({ length: 20_000 }, () => Buffer.from(seal(key, place, ""), "base64url").subarray(0, 24).toString("hex"));
  assert.equal(new Set(nonces).size, nonces.length);
  assert.equal(new Set(nonces.map((nonce) => nonce.slice(0, 16))).size, nonces.length);
});

test("the four words are drawn fairly from those nobody has to wince at", () => {
  const drawn = Array.from({ length: 20_000 }, () => draw().split(" ")).flat();
  const often = new Map();
  for (const word of drawn) often.set(word, (often.get(word) ?? 0) + 1);
  assert.ok(WORDS - often.size <= 1, "each of them comes up");
  const expected = drawn.length / WORDS;
  const chi = [...often.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  assert.ok(Math.abs(chi - WORDS) < 6 * Math.sqrt(2 * WORDS), `as even as chance is: ${chi}`);
  assert.ok(4 * Math.log2(WORDS) > 43.6);
});
