import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { later } from "../../static/phone/later.js";

const aMoment = () => new Promise((go) => setImmediate(go));

test("a part is asked for once, however many wait for it", async () => {
  let asked = 0;
  const one = later(async () => ++asked);
  assert.equal(one.part.value, null);
  assert.deepEqual(await Promise.all([one.fetch(), one.fetch()]), [1, 1]);
  assert.deepEqual([one.part.value, one.missing.value, asked], [1, false, 1]);
});

test("a part that does not come is asked for again by itself, and whoever waits gets it", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const tries = [Promise.reject(new Error("no network")), Promise.resolve("here")];
  const one = later(() => /** @type {Promise<string>} */ (tries.shift()));
  const came = one.fetch();
  await aMoment();
  assert.deepEqual([one.part.value, one.missing.value], [null, true]);
  mock.timers.tick(3000);
  assert.equal(await came, "here");
  assert.equal(one.part.value, "here");
  mock.timers.reset();
});

test("a part that neither comes nor fails, on a line that is dead, is told to be missing, and taken when it comes after all", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  let come = (/** @type {string} */ _) => {};
  const one = later(() => new Promise((go) => (come = go)));
  const came = one.fetch();
  mock.timers.tick(9000);
  assert.equal(one.missing.value, false);
  mock.timers.tick(1000);
  assert.deepEqual([one.part.value, one.missing.value], [null, true]);
  come("here");
  assert.equal(await came, "here");
  assert.equal(one.part.value, "here");
  mock.timers.reset();
});
