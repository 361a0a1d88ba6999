/** What is told of a step to somebody who does not look at the phone: whose turn it is, what has come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { seen } from "../../static/phone/frame.js";
import { exchange } from "../../static/steps/exchange.js";
import { turns } from "../../static/steps/turns.js";
import { choice } from "../../static/steps/choice.js";
import { phoneIn, stepOf } from "./phones.js";

const parts = [{ name: "speak", turn: 0, seconds: 60 }, { name: "back", turn: 0, seconds: 60 }, { name: "breath", seconds: 60 }, { name: "speak", turn: 1, seconds: 60 }];
const body = { topic: "A pebble", speaker: "Your own side.", listener: "Hear it to the end.", starts: [], extra: [] };

/** @param {any} step @param {number} part @param {object} [couple] @param {boolean} [over] */
async function told(step, part, couple = {}, over = false) {
  const { phone, mine, draft } = await phoneIn(step, couple);
  const at = /** @type {any} */ ({ part, left: 30, of: 60, over });
  const kind = step.kind === "turns" ? turns : choice;
  return kind.says?.({ phone, step, mine: mine.value, at, draft: draft() });
}

test("each hears what is theirs now, and what that asks for", async () => {
  const step = stepOf("turns", body, { parts });
  const [one, other] = [await told(step, 0, { seat: "A" }), await told(step, 0, { seat: "B" })];
  assert.deepEqual([one, other].sort(), ["You listen. Hear it to the end.", "You speak. Your own side."]);
  const breath = [await told(step, 2, { seat: "A" }), await told(step, 2, { seat: "B" })].sort();
  assert.match(breath[0] ?? "", /^Breathe\. .*turn to listen\.$/);
  assert.match(breath[1] ?? "", /^Breathe\. .*turn to speak\.$/);
  assert.match((await told(step, 3, {}, true)) ?? "", /^Time to come to an end, gently\. /);
});

test("somebody alone is told of no turns, and two with one phone both hear who speaks", async () => {
  const step = stepOf("turns", body, { parts });
  assert.equal(await told(step, 0, { solo: true, seat: null }), "");
  assert.equal(await told(step, 3, { shared: true }), "Now the other speaks");
});

test("a place to start is told with its name once it has come, and before that nothing", async () => {
  const step = stepOf("choice", { options: ["the table", "the evening"], reveal: "proposal" }, { shares: "marks", parts: [{ name: "mark", seconds: 60 }, { name: "proposal", seconds: 60 }] });
  const { phone, mine, draft, write } = await phoneIn(step);
  const at = /** @type {any} */ ({ part: 0, left: 30, of: 60, over: false });
  const says = () => choice.says?.({ phone, step, mine: mine.value, at, draft: draft() });
  assert.equal(says(), "");
  write({ met: { run: 3, item: 1 } });
  assert.equal(says(), "A place to start: the evening");
});

test("two with one phone hear nothing of what phones hand each other", async () => {
  const step = stepOf("exchange", { prompts: ["What I noticed"], max: 200 }, { shares: "texts" });
  const { phone, mine, draft } = await phoneIn(step, { shared: true, seat: null });
  for (const part of [0, 1]) {
    const at = /** @type {any} */ ({ part, left: 30, of: 60, over: false });
    assert.equal(exchange.says?.({ phone, step, mine: mine.value, at, draft: { ...draft(), noted: true } }), "");
  }
});

test("whoever takes more time is not told that time is short, but where several parts go by one clock", async () => {
  const body = { prompts: ["One thing"], max: 200 };
  const told = async (/** @type {any} */ step, /** @type {boolean} */ unhurried) => {
    const { phone, keep, beat } = await phoneIn(step);
    keep.reading.value = { ...keep.reading.value, unhurried };
    beat.value = 2000;
    return seen(Object.assign(phone, { place: signal("step"), covered: signal(false) })).more;
  };
  const own = stepOf("write", body, { circle: "me", parts: [{ name: "write", seconds: 60 }] });
  assert.equal(await told(own, false), "Time to come to an end, gently");
  assert.equal(await told(own, true), "");
  const clocked = stepOf("write", body, { circle: "me" });
  assert.equal(await told(clocked, true), "Time to come to an end, gently");
  const asked = stepOf("write", body, { circle: "room", parts: [{ name: "write", seconds: 60 }] });
  assert.equal(await told(asked, true), "Time to come to an end, gently");
});
