import assert from "node:assert/strict";
import { test } from "node:test";
import { isDue } from "../../static/shared/newer.js";

const version = (/** @type {number} */ protocol, /** @type {number} */ made) => ({ protocol, made, build: `${made}` });

test("a newer version is due until it was tried, and never again", () => {
  assert.equal(isDue(null, undefined), false);
  assert.equal(isDue(version(1, 5), undefined), true);
  assert.equal(isDue(version(1, 5), version(1, 5)), false);
  assert.equal(isDue(version(1, 6), version(1, 5)), true);
  assert.equal(isDue(version(2, 5), version(1, 5)), true);
});

test("of several newer ones that take turns, none is tried again once a newer one was", () => {
  let tried = /** @type {any} */ (undefined);
  let loads = 0;
  for (const made of [5, 7, 5, 7, 6, 5, 7]) {
    if (!isDue(version(1, made), tried)) continue;
    loads++;
    tried = version(1, Math.max(made, tried?.made ?? 0));
  }
  assert.equal(loads, 2);
});
