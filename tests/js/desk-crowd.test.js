import assert from "node:assert/strict";
import { test } from "node:test";
import { heading } from "../../static/desk/crowd.js";

test("the desk says how many simulated couples are there, or that they have left", () => {
  assert.equal(heading({ couples: 8, left: "" }), "8 simulated couples");
  assert.equal(heading({ couples: 1, left: "" }), "1 simulated couple");
  assert.equal(heading({ couples: 8, left: "They were sent home." }), "The simulated couples have left");
});
