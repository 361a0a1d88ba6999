import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { earlier, edit, linesIn } from "../../static/phone/drafts.js";
import { found } from "../../static/phone/watched.js";
import { standingPlans, withPlan } from "../../static/phone/plans.js";
import { allow, isAllowed, ownGroups } from "../../static/steps/allowed.js";
import { mark } from "../../static/shared/mark.js";
import { choice } from "../../static/steps/choice.js";
import { fittingFirst } from "../../static/steps/fitting.js";
import { firstEmpty, handed, prepared, stands } from "../../static/steps/handing.js";
import { byItem, moves, put } from "../../static/steps/levels.js";
import { isSame, planned, takeUp, toKeep, withRoom } from "../../static/steps/plan.js";

const items = ["calm", "talk", "ground"].map((id) => ({ id, text: id }));
const step = (/** @type {number} */ run, /** @type {any} */ body = {}) =>
  /** @type {any} */ ({ run, id: `small/${run}`, exercise: { id: "small", title: "Small and kept" }, title: "A plan", body });
const body = { prompts: ["It helps me when", "It does not help when"], max: 200, soft_line: "I have no words for this yet." };

test("the room hears a direction for each line, and nothing where either time was skipped", () => {
  const before = byItem(items, [1, 2, null]);
  assert.deepEqual(moves(items, before, [3, 2, 4]), ["up", "same", null]);
  assert.deepEqual(moves(items, before, [0, null, 1]), ["down", null, null]);
  assert.deepEqual(moves(items, undefined, [0, 1, 2]), [null, null, null]);
});

test("lines are joined by their names, also in another order and with a new one between", () => {
  const again = [items[2], { id: "new", text: "new" }, items[0]].map((item) => /** @type {any} */ (item));
  assert.deepEqual(moves(again, byItem(items, [1, 2, 3]), [2, 0, 4]), ["down", null, "up"]);
});

test("one level is put in its place, and the others stay", () => {
  assert.deepEqual(put(items, undefined, 1, 4), [null, 4, null]);
  assert.deepEqual(put(items, [0, 4, 2], 1, null), [0, null, 2]);
});

test("an exchange is written, waited for, read, or over; once it has come it stays", () => {
  const at = (came = false, reads = false, noted = false) => stands({ came, reads, noted });
  assert.deepEqual([at(), at(false, false, true), at(true), at(false, true, true), at(true, true)], ["write", "wait", "read", "nothing", "read"]);
});

test("handed over is what is written, without what was left empty", () => {
  assert.deepEqual(handed(body, { texts: [" a walk ", "  "] }, []), { lines: [{ prompt: "It helps me when", text: "a walk" }] });
  assert.deepEqual(handed(body, {}, []), { lines: [] });
});

test("of earlier lines only those go along that were ticked, as they were changed", () => {
  const source = [{ prompt: "What I did", text: "I was late." }, { prompt: "What it cost", text: "An evening." }];
  assert.deepEqual(handed(body, { taken: [null, "Your evening."] }, source), { lines: [{ prompt: "What it cost", text: "Your evening." }] });
  assert.deepEqual(handed(body, { soft: "I am listening." }, source), { lines: [{ prompt: "It helps me when", text: "I am listening." }] });
});

test("prepared sentences fit their field and go where nothing is written yet", () => {
  assert.deepEqual(prepared({ ...body, max: 20 }, ["Later."]), ["I have no words for ", "Later."]);
  assert.deepEqual([firstEmpty(body), firstEmpty(body, ["a"]), firstEmpty(body, ["a", "b"])], [0, 1, -1]);
});

test("the page after a list holds every line for everybody; ticks only move some up", () => {
  const lines = [{ text: "a", for: [0] }, { text: "b", for: [] }, { text: "c", for: [1, 2] }];
  assert.deepEqual(fittingFirst(lines, [2]).map((line) => line.text), ["c", "a", "b"]);
  assert.deepEqual(fittingFirst(lines, []).map((line) => line.text), ["a", "b", "c"]);
});

const plan = { lines: [{ start: "When", hint: null, max: 100 }, { start: "I will", hint: null, max: 100 }] };
const written = /** @type {any} */ ({ texts: ["it rains", " walk "], review: "2026-12-01" });

test("a plan is kept only if its author keeps or offers it, and only with words in it", () => {
  assert.equal(toKeep(step(4, plan), written, false), null);
  assert.equal(toKeep(step(4, plan), { ...written, texts: [" "] }, true), null);
  assert.deepEqual(toKeep(step(4, plan), { ...written, keep: true }, false), {
    run: 4,
    step: "small/4",
    heading: "Small and kept · A plan",
    lines: [{ start: "When", text: "it rains" }, { start: "I will", text: "walk" }],
    review: "2026-12-01",
    offered: false,
  });
});

test("when a step is run again its plan stands there once, and what the partner has stays too", () => {
  const once = /** @type {any} */ (toKeep(step(4, plan), { ...written, keep: true }, false));
  const again = { ...once, run: 9 };
  assert.deepEqual(withPlan([once], 9, again).map((one) => one.run), [9]);
  assert.deepEqual(withPlan([{ ...once, offered: true }], 9, again).map((one) => one.run), [4, 9]);
  assert.deepEqual(withPlan([once], 9, { ...again, step: "small/5" }).map((one) => one.run), [4, 9]);
});

test("a day still fits behind a plan that fills its page, and what was handed over is known again", () => {
  const long = { ...written, review: "", texts: ["ж".repeat(90), ""] };
  assert.equal(withRoom(plan, long).review?.length, "2026-12-24".length);
  assert.ok(isSame(planned(plan, written), planned(plan, written)) && !isSame(planned(plan, written), planned(plan, long)));
});

test("a plan taken up stands in the place of the one before, and taking it back brings that one back", () => {
  const old = /** @type {any} */ (toKeep(step(4, plan), { ...written, keep: true }, false));
  const draft = { ...written, ...takeUp(written, old), keep: true };
  assert.deepEqual(planned({ lines: [] }, draft).lines, old.lines);
  const both = withPlan([old], 9, toKeep(step(9, { lines: [] }), draft, true));
  assert.deepEqual(standingPlans(both).map((one) => one.run), [9]);
  assert.deepEqual(standingPlans(withPlan(both, 9, null)).map((one) => one.run), [4]);
  assert.deepEqual(takeUp(draft, old).texts, []);
});

test("of one's own nothing may stand on the shared page until it is ticked; a plan goes as a whole", () => {
  const exchanged = { 7: { heading: "Thanks", own: [{ prompt: "p", text: "tea" }, { prompt: "p", text: "walks" }] } };
  const offered = /** @type {any} */ (toKeep(step(4, plan), written, true));
  const groups = ownGroups(exchanged, [offered, { ...offered, run: 5, offered: false }]);
  assert.deepEqual(groups.map(({ run, rows }) => [run, rows.map((row) => row.text)]), [[4, ["When it rains, I will walk"]], [7, ["tea", "walks"]]]);
  const allowed = allow(allow([], 4, [0, 1], true), 7, [1], true);
  assert.deepEqual(allowed, [{ run: 4, line: 0 }, { run: 4, line: 1 }, { run: 7, line: 1 }]);
  assert.deepEqual([isAllowed(allowed, 4, [0, 1]), isAllowed(allowed, 7, [0]), isAllowed([], 4, [0])], [true, false, false]);
  assert.deepEqual(allow(allowed, 4, [0, 1], false), [{ run: 7, line: 1 }]);
});

test("watched words are found whole, whatever their case, signs and apostrophes", () => {
  const watched = ["but", "I'm sorry you feel", "mistakes happened"];
  assert.deepEqual(found("I was late. But… I’m sorry  you feel so", watched), ["but", "I'm sorry you feel"]);
  assert.deepEqual(found("The butter, and a button", watched), []);
  assert.deepEqual(found("", watched), []);
});

test("watched words are found without their accents too, but not where that makes another word of them", () => {
  assert.deepEqual(found("mandame tu UBICACION, si quieres", ["ubicación", "ubicacion", "mándame tu", "sí", "él"]), ["ubicación", "mándame tu"]);
  assert.deepEqual(found("Sí, pero el año…", ["sí, pero", "si", "ano"]), ["sí, pero"]);
});

test("what an earlier step of the exercise holds is there for a later one, and goes with the exercise", () => {
  const drafts = edit({}, step(4), { prompts: ["What I did"], texts: [" I was late. "], levels: [2], chose: 1, picked: [1] });
  assert.deepEqual(linesIn(earlier(drafts, "small/4")), [{ prompt: "What I did", text: "I was late." }]);
  assert.deepEqual([earlier(drafts, "small/4").levels, earlier(drafts, "small/4").chose], [[2], 1]);
  assert.deepEqual([earlier(drafts, "small/5"), earlier(drafts, null)], [{}, {}]);
});

/** A phone that has said yes to one clause of a draft, and what it sends. */
function phoneOfAna() {
  const sent = /** @type {any[]} */ ([]);
  const marks = signal({ "fences/gate": { max: 2, free: false, said: { 1: { says: "yes", words: "[[\"what\",\"tea\"]]" } } } });
  const couple = { id: "11", seat: "A", solo: false, shared: false };
  const keys = { couple: "11", sealing: new Uint8Array(32), marking: new Uint8Array(32) };
  const keep = { marks, ours: signal({ phrase: "", keys }) };
  const mine = signal({ couple, apart: false });
  return { sent, phone: /** @type {any} */ ({ keep, mine, wire: {}, out: { send: (/** @type {string} */ act, /** @type {any} */ fields) => sent.push({ act, ...fields }) } }) };
}

test("whoever lets a page stay open takes all marks back, and to the server that looks like any other answer", async () => {
  const { sent, phone } = phoneOfAna();
  const freely = step(3, { options: ["yes", "let it stay open"], frees: "fences/gate" });
  for (const [picked, passing] of /** @type {[number[], boolean][]} */ ([[[0], false], [[], true], [[1], true], [[1], false]])) {
    await choice.after?.(phone, freely, /** @type {any} */ ({ picked }), passing);
  }
  const yes = mark(new Uint8Array(32), "fences/gate", "1", "[[\"what\",\"tea\"]]");
  assert.deepEqual(sent.map((one) => [one.act, Object.keys(one.marks), one.marks[1] === yes]), [
    ["mark", ["1", "2"], true],
    ["mark", ["1", "2"], true],
    ["mark", ["1", "2"], true],
    ["mark", ["1", "2"], false],
  ]);
});

test("a choice that frees nothing sends nothing more", () => {
  const { sent, phone } = phoneOfAna();
  choice.after?.(phone, step(3, { options: ["yes", "no"], frees: null }), /** @type {any} */ ({ picked: [1] }), false);
  assert.deepEqual(sent, []);
});
