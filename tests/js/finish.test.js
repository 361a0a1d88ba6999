/** What Pass and Done hand in: only what was handed over by its author, and never more than the screen says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { finish, quietWord, wordsFor } from "../../static/phone/finish.js";
import { shut } from "../../static/phone/between.js";
import { meet, takeBack } from "../../static/phone/meet.js";
import { standing } from "../../static/phone/pace.js";
import { keepPlan } from "../../static/steps/commit.js";
import { keepFirst } from "../../static/steps/scale.js";
import { opened, phoneIn, stepOf } from "./phones.js";

const PROMPT = "Something small";
const exchange = (more = {}) => stepOf("exchange", { prompts: [PROMPT], max: 200, soft_line: "Later.", from_write: null }, { shares: "texts", ...more });
const IN_THE_SECOND_PART = 1150;

test("once the clock has come to reading, Done hands nothing over that was only written", async () => {
  const { phone, beat, handed, write } = await phoneIn(exchange());
  write({ prompts: [PROMPT], texts: ["not meant to go"] });
  beat.value = IN_THE_SECOND_PART;
  finish(phone, phone.room.value.step, false);
  assert.deepEqual(handed, [{ run: 3, answer: null }]);
});

test("what was handed over in time stays handed over when Done is tapped in the reading", async () => {
  const { phone, beat, handed, write } = await phoneIn(exchange());
  write({ prompts: [PROMPT], texts: ["the tea"] });
  finish(phone, phone.room.value.step, false);
  assert.match(handed[0].answer.blob, /^[\w-]{54,}$/);
  beat.value = IN_THE_SECOND_PART;
  finish(phone, phone.room.value.step, false);
  assert.equal(handed[1], "again");
});

test("marks that were never sent are not sent by a Done in the part of the proposal", async () => {
  const parts = [{ name: "main", seconds: 100 }, { name: "proposal", seconds: 30 }];
  const list = stepOf("checklist", { items: ["a", "b"], states: [], reveal: "proposal" }, { shares: "marks", parts });
  const { phone, beat, handed, write } = await phoneIn(list);
  write({ picked: [1] });
  beat.value = 1110;
  finish(phone, list, false);
  assert.deepEqual(handed, [{ run: 3, answer: null }]);
});

test("whoever goes back to their lines has handed nothing over until they do so again", async () => {
  const { phone, handed, write, draft } = await phoneIn(exchange());
  write({ prompts: [PROMPT], texts: ["the tea"] });
  finish(phone, phone.room.value.step, false);
  takeBack(phone, phone.room.value.step);
  assert.deepEqual([handed.at(-1), draft().noted, draft().texts], [{ run: 3, answer: null }, false, ["the tea"]]);
});

test("before two work together again nothing of before is on its way any more", async () => {
  const { phone, keep, mine, handed, write, draft } = await phoneIn(exchange());
  write({ prompts: [PROMPT], texts: ["the tea"], noted: true });
  meet(phone);
  mine.value = { ...mine.value, apart: true };
  keep.box.value = { acts: [], ballots: { 3: /** @type {any} */ ({ run: 3, answer: { blob: "" } }) } };
  assert.deepEqual([handed, draft().noted], [[], true], "a partner who is only away finds what was handed over");
  mine.value = { ...mine.value, couple: { ...mine.value.couple, ask: "together" } };
  assert.deepEqual([handed, draft().noted, draft().texts], [[{ run: 3, answer: null }], false, ["the tea"]]);
});

test("in the reading a pass still takes back what waits for a partner who never came", async () => {
  const { phone, beat, handed, write } = await phoneIn(exchange());
  write({ prompts: [PROMPT], texts: ["the tea"] });
  finish(phone, phone.room.value.step, false);
  beat.value = IN_THE_SECOND_PART;
  finish(phone, phone.room.value.step, true);
  assert.deepEqual(handed.at(-1), { run: 3, answer: null });
});

test("of what was exchanged the phone keeps one's own lines to choose from, and none of the partner's", async () => {
  const { phone, keep, mine } = await phoneIn(exchange());
  const where = { session: "evening", couple: "11", run: 3 };
  const said = (/** @type {"A" | "B"} */ seat, /** @type {string} */ text) => shut(new Uint8Array(32).fill(7), where, seat, { lines: [{ prompt: PROMPT, text }] });
  meet(phone);
  mine.value = { ...mine.value, sealed: { "run-3": { A: said("A", "the tea"), B: said("B", "the hall light") } } };
  assert.match(JSON.stringify(keep.lines.value), /the tea/);
  assert.doesNotMatch(JSON.stringify(keep.lines.value), /hall light/);
});

const ownLines = () => stepOf("checklist", { items: [], states: [], own: true }, { circle: "me", shares: "offers" });

test("passing on one's own lines lets none of them stand on the page for both, also after others were ticked", async () => {
  const { phone, handed, write, draft } = await phoneIn(ownLines());
  write({ allowed: [{ run: 2, line: 0 }] });
  finish(phone, phone.room.value.step, false);
  assert.deepEqual(opened(handed[0].answer.blob).allowed, [{ run: 2, line: 0 }]);
  finish(phone, phone.room.value.step, true);
  assert.deepEqual([opened(handed[1].answer.blob).allowed, draft().allowed], [[], []]);
});

const LINES = [{ id: "when", start: "When", hint: null, max: 100 }];
const plan = () => stepOf("commit", { lines: LINES, review: null, offer: true }, { shares: "offers" });

test("a plan that is kept is there without Done, and outlives a pass", async () => {
  const { phone, keep, write } = await phoneIn(plan());
  const texts = () => keep.plans.value.map((one) => one.lines.map((line) => line.text));
  write({ texts: ["it rains"], keep: true });
  keepPlan(phone, phone.room.value.step);
  assert.deepEqual(texts(), [["it rains"]]);
  finish(phone, phone.room.value.step, true);
  assert.deepEqual(texts(), [["it rains"]]);
  write({ keep: false });
  keepPlan(phone, phone.room.value.step);
  assert.deepEqual(texts(), []);
});

test("a plan that is out stays as it was handed over until Done is tapped again", async () => {
  const { phone, keep, write } = await phoneIn(plan());
  write({ texts: ["it rains"], offer: true });
  finish(phone, phone.room.value.step, false);
  write({ texts: ["it snows"] });
  keepPlan(phone, phone.room.value.step);
  assert.deepEqual([keep.plans.value[0]?.lines[0]?.text, keep.plans.value[0]?.offered], ["it rains", true]);
});

const ITEMS = ["calm", "talk"].map((id) => ({ id, text: id }));

test("first levels wait for the second time as they are tapped; a pass leaves none", async () => {
  const first = stepOf("scale", { items: ITEMS, points: ["no", "yes"], moment: "before", series: "pulse" }, { circle: "me" });
  const { phone, keep } = await phoneIn(first);
  keepFirst(phone, first, [1, null]);
  assert.deepEqual(keep.levels.value, { pulse: { calm: 1, talk: null } });
  finish(phone, first, true);
  assert.deepEqual(keep.levels.value, {});
});

test("while marks are changed the phone says that what was tapped last still counts", async () => {
  const list = stepOf("checklist", { items: ["a", "b"], states: [], reveal: "proposal" }, { shares: "marks" });
  const { phone, keep, write } = await phoneIn(list);
  const word = () => quietWord(phone, list, wordsFor(phone, list, standing(list, 1, 1010)));
  assert.equal(word(), "Nothing is sent by itself.");
  finish(phone, list, true);
  keep.box.value = { acts: [], ballots: { 3: /** @type {any} */ ({ run: 3, answer: null }) } };
  assert.match(word(), /^Noted/);
  write({ picked: [0], noted: false });
  assert.equal(word(), "What you tapped last counts, until you tap again.");
});
