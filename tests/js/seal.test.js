import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { keysOf, open, seal } from "../../static/shared/seal.js";

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
