import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlone, isApart, sharesPhone, sharing, tellsRoom } from "../../static/phone/company.js";

const with_ = (/** @type {any} */ couple = {}, apart = false) => /** @type {any} */ ({ couple: { solo: false, shared: false, ...couple }, apart });
const ana = with_();
const carla = with_({ solo: true });
const parted = with_({}, true);
const two = with_({ shared: true, solo: true });
const exchange = /** @type {any} */ ({ circle: "us", collect: "none", shares: "texts" });
const question = /** @type {any} */ ({ circle: "room", collect: "answers", shares: null });

test("alone is who came alone, and who works separately for now; only the second is told so", () => {
  assert.deepEqual([ana, carla, parted, two].map(isAlone), [false, true, true, false]);
  assert.deepEqual([ana, carla, parted, two].map(isApart), [false, false, true, false]);
});

test("only a phone with a partner's beside it hands anything over", () => {
  assert.deepEqual([ana, carla, parted, two].map((mine) => sharing(exchange, mine)), ["texts", null, null, null]);
});

test("whoever is alone still answers the room; a phone for two does not", () => {
  assert.deepEqual([ana, carla, parted, two].map((mine) => tellsRoom(question, mine)), [true, true, true, false]);
  assert.equal(tellsRoom({ ...question, collect: "none" }, ana), false);
  assert.equal(sharesPhone(two), true);
});
