/** Plans as they are read in one line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inOneLine } from "../../static/phone/plans.js";

const said = (/** @type {[string, string][]} */ ...gaps) => inOneLine({ lines: gaps.map(([start, text]) => ({ start, text })) });

test("a plan in one line reads like something one would say", () => {
  const plan = said(["When", "I wake."], ["I will", "open the window"], ["every", "day"], ["If I miss one, I say so by", "noon"]);
  assert.equal(plan, "When I wake, I will open the window, every day. If I miss one, I say so by noon");
});

test("the dots of a gap go, and so does the punctuation of what was put into it", () => {
  assert.equal(said(["I will…", "call, "], ["It can be noticed by …", "a ring"]), "I will call. It can be noticed by a ring");
});

test("a plan without lines is an empty one", () => {
  assert.equal(said(), "");
});
