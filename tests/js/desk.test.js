/** What the desk offers next: the large button, over a whole session. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { boardLine, drawOrder, isTogether, saying, seats, tally } from "../../static/desk/couples.js";
import { command, keepLetters, lettersAct } from "../../static/desk/keys.js";
import { phonePicture } from "../../static/desk/picture.js";
import { endedByLeaving, erasedByEnding, keepBack, primary, show, unheardByEnding } from "../../static/desk/primary.js";
import { beside } from "../../static/desk/shown.js";
import { couple, view } from "./desk-views.js";

test("in the lobby the desk begins with the first step and says who is here", () => {
  const lobby = view({ board: [couple("Cedar"), couple("Heron", { solo: true })], unpaired: 1 });
  const action = primary(lobby);
  assert.equal(action.label, "Begin: Welcome");
  assert.deepEqual([action.act, action.fields], ["next", { after: 0 }]);
  assert.equal(action.note, "1 couple, 1 on their own here. 1 phone not paired yet.");
  assert.equal(primary(view()).note, "Nobody has joined yet.");
  assert.equal(primary(view({ unpaired: 2 })).note, "2 phones not paired yet.");
});

test("an open question is closed, a step that collects nothing is left", () => {
  const asking = view({ at: 1, collect: "answers" });
  assert.deepEqual([primary(asking).act, primary(asking).fields], ["close", { run: 2 }]);
  const reading = view({ at: 0 });
  assert.deepEqual([primary(reading).act, primary(reading).fields], ["next", { after: 1 }]);
  assert.equal(primary(reading).label, "Next: A question");
});

test("a closed question is shown or kept back, but only when something may be shown", () => {
  const closed = view({ at: 1, collect: "answers", state: "closed", collected: { enough: true, form: "bars" } });
  assert.deepEqual([primary(closed).act, primary(closed).fields], ["release", { run: 2 }]);
  assert.equal(keepBack(closed)?.act, "withhold");
  const few = view({ at: 1, collect: "answers", state: "closed", collected: { enough: false, form: "few" } });
  assert.equal(primary(few).act, "next");
  assert.match(primary(few).note, /Too few answers/);
  assert.equal(keepBack(few), null);
});

test("free texts must be chosen before they can be shown", () => {
  const cards = [{ key: "a", text: "asks first", verdict: null, shortened: null }];
  const closed = view({ at: 1, collect: "texts", state: "closed", collected: { enough: true, form: "few", cards } });
  assert.equal(primary(closed).ready, false);
  const chosen = [{ ...cards[0], verdict: "show" }];
  const ready = view({ at: 1, collect: "texts", state: "closed", collected: { enough: true, form: "texts", cards: chosen } });
  assert.equal(primary(ready).ready, true);
});

test("what waits from an earlier question is decided beside the step that is on", () => {
  const later = view({ at: 2, collected: { run: 2, enough: true, form: "bars" } });
  assert.equal(primary(later).act, "next");
  assert.deepEqual(show(later)?.fields, { run: 2 });
  assert.match(erasedByEnding(later) ?? "", /“A question” have not been shown/);
});

test("while everybody is held the only way is on", () => {
  const held = view({ at: 1, collect: "answers", session: "held" });
  assert.deepEqual([primary(held).act, primary(held).fields], ["hold", { on: false }]);
});

test("after the last step the session is ended, after that the notes are opened", () => {
  assert.equal(primary(view({ at: 3 })).key, "end");
  assert.equal(primary(view({ session: "ended" })).key, "notes");
});

test("who is still working is said of those who are here, and nothing of an empty room", () => {
  const note = (/** @type {any[]} */ board) => primary(view({ at: 1, collect: "answers", board })).note;
  const working = (/** @type {string} */ name, rest = {}) => couple(name, { state: "working", ...rest });
  assert.equal(note([working("Cedar"), working("Heron"), working("Wren", { solo: true })]), "2 couples, 1 on their own still working.");
  assert.equal(note([couple("Cedar", { state: "finished" })]), "Everybody who is here has finished.");
  assert.equal(note([working("Cedar", { connected: 0 })]), "");
  assert.equal(note([]), "");
});

test("one couple is a couple", () => {
  const board = [couple("Cedar", { state: "finished" })];
  assert.equal(boardLine(view({ board })), "1 couple, 2 phones here");
  assert.equal(boardLine(view({ at: 0, board })), "1 couple · 1 of 1 finished");
});

test("leaving asks only where it can't be undone", () => {
  assert.match(endedByLeaving(view({ at: 1, collect: "answers" }), 2) ?? "", /nobody can answer any more/);
  assert.equal(endedByLeaving(view({ at: 0 }), 1), null);
  assert.equal(endedByLeaving(view({ at: 1, collect: "answers", state: "closed" }), 2), null);
});

test("going to another exercise asks first while everybody writes for themselves", () => {
  const writing = view({ at: 1, circle: "me" });
  assert.match(endedByLeaving(writing, 0) ?? "", /Private notes that nobody keeps are wiped/);
  assert.equal(endedByLeaving(writing, 2), null);
});

test("ending says how many quiet requests nobody has looked at", () => {
  const asked = (/** @type {number} */ count) => unheardByEnding({ ...view(), help: Array.from({ length: count }) });
  assert.deepEqual([0, 1, 2].map(asked), [null, "1 quiet request has not been looked at.", "2 quiet requests have not been looked at."]);
});

test("the board counts those who are here", () => {
  const board = [
    couple("Cedar", { state: "finished" }),
    couple("Heron", { state: "working", time: true }),
    couple("Lark", { state: "working", connected: 0 }),
    couple("Otter", { state: "working", paused: true }),
    couple("Wren", { state: "waiting", late: true }),
  ];
  assert.deepEqual(tally(board), { couples: 5, alone: 0, phones: 8, working: 1, finished: 1, time: 1 });
  assert.deepEqual(board.map(saying), ["finished", "would like time", "away", "pause for us", "joins at the next step"]);
});

test("a drawn order holds everybody once", () => {
  const names = ["Cedar", "Heron", "Lark", "Otter"];
  assert.deepEqual(drawOrder(names, () => 0), ["Heron", "Lark", "Otter", "Cedar"]);
  assert.deepEqual(drawOrder(names).sort(), names);
});

test("keys act on the desk, never while somebody types or a dialog is open", () => {
  const free = { tag: "BODY", editable: false, dialog: false, letters: true };
  assert.equal(command({ key: "Enter" }, free), "primary");
  assert.equal(command({ key: "N" }, free), "primary");
  assert.equal(command({ key: "s" }, free), "show");
  assert.equal(command({ key: "s" }, { ...free, tag: "TEXTAREA" }), null);
  assert.equal(command({ key: "h" }, { ...free, dialog: true }), null);
  assert.equal(command({ key: "p", ctrlKey: true }, free), null);
  assert.equal(command({ key: "Enter", repeat: true }, free), null);
  assert.equal(command({ key: "Enter" }, { ...free, tag: "BUTTON" }), null);
});

test("letters and signs can be put off as keys; Enter and the arrows stay", () => {
  const off = { tag: "BODY", editable: false, dialog: false, letters: false };
  for (const key of ["n", "N", "h", "+", "?", ".", "−"]) assert.equal(command({ key }, off), null);
  assert.equal(command({ key: "Enter" }, off), "primary");
  assert.equal(command({ key: "ArrowDown" }, off), "down");
  /** @type {Map<string, string>} */
  const kept = new Map();
  const store = { getItem: (/** @type {string} */ key) => kept.get(key) ?? null, setItem: (/** @type {string} */ key, /** @type {string} */ said) => void kept.set(key, said) };
  assert.equal(lettersAct(store), true);
  keepLetters(store, false);
  assert.equal(lettersAct(store), false);
  keepLetters(store, true);
  assert.equal(lettersAct(store), true);
});

test("the small phone shows what phones show, of whatever kind", () => {
  const body = { question: "In general?", options: ["yes", "no"], max: 1, solo: "Alone.", extra: [{ title: "Feeling" }] };
  const room = view({ at: 1, body }).room;
  assert.deepEqual(phonePicture(room).blocks, ["In general?", ["yes", "no"], ["Feeling"]]);
  assert.equal(phonePicture({ ...room, session: { ...room.session, state: "held" } }).blocks.length, 0);
});


test("the closing check is kept for the notes, never shown to the room", () => {
  const closed = view({ at: 1, collect: "answers", state: "closed", collected: { enough: true, form: "check" } });
  assert.equal(primary(closed).label, "Keep it in the notes");
  assert.match(primary(closed).note, /you alone/);
  assert.equal(keepBack(closed)?.label, "Leave it out");
});

test("a couple that works separately is told so on its tile, and only couples that work together can be sent apart", () => {
  assert.equal(saying(couple("Cedar", { apart: true, state: "working" })), "working separately");
  const all = [{}, { apart: true }, { solo: true }, { shared: true }].map((is) => couple("Cedar", is));
  assert.deepEqual(all.map(isTogether), [true, false, false, false]);
  assert.equal(seats(couple("Cedar", { shared: true })), 1);
});

test("a statement of the pulse says which ways people have moved, as far as it may be said", () => {
  assert.equal(beside({ text: "", up: 7, same: "some", down: null }), "more 7, same some");
  assert.equal(beside({ text: "", up: null, same: null, down: null }), "spread");
  assert.equal(beside({ text: "", few: true }), "too few answers");
  assert.equal(beside({ text: "", lit: false }), "unlit");
  assert.equal(beside({ text: "a bar", count: 4 }), "");
});
