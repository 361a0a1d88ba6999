import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { mayGo } from "../../static/phone/renew.js";
import { phoneIn, stepOf } from "./phones.js";

/** Ana's phone at the beginning of a step in which she writes for herself. @param {any} [change] */
async function ana(change = {}) {
  const field = { matches: () => !!change.writes };
  Object.assign(globalThis, { document: { hidden: !!change.hidden, activeElement: field } });
  const step = stepOf("write", { prompts: ["What I need"], max: 200, keep: "ask", hints: [] });
  const { phone, write, keep } = await phoneIn(step);
  keep.box.value = { acts: change.acts ?? [], ballots: {} };
  if (change.texts) write({ texts: change.texts });
  phone.wire.online.value = change.online ?? true;
  const more = { covered: false, side: null, working: false, place: "step", ...change };
  for (const name of ["covered", "side", "working", "place"]) phone[name] = signal(more[name]);
  return mayGo(phone);
}

test("a phone on which nothing is written may load a newer page by itself", async () => {
  assert.equal(await ana(), true);
  for (const place of ["lobby", "held", "late"]) assert.equal(await ana({ place, texts: ["said before"] }), true);
});

for (const [name, change] of /** @type {[string, any][]} */ ([
  ["words stand in the step", { texts: ["half a sen"] }],
  ["somebody is in a field", { writes: true }],
  ["something is unsent", { acts: [{ id: "1", act: "answer" }] }],
  ["there is no line", { online: false }],
  ["it is covered", { covered: true }],
  ["it lies in a pocket", { hidden: true }],
  ["the menu is open", { side: "menu" }],
  ["keys are worked out", { working: true }],
  ["the two are finding each other", { place: "confirm" }],
  ["the evening is over", { place: "ended" }],
])) {
  test(`not while ${name}`, async () => assert.equal(await ana(change), false));
}
