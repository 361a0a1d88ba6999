import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { news, standing as told } from "../../static/phone/announce.js";
import { onArrival } from "../../static/phone/arrival.js";
import { heldWords } from "../../static/phone/held.js";
import { hiddenBelow } from "../../static/phone/on-screen-keyboard.js";
import { isLetGo, isOver, needsCover, opensCovered, placeOf } from "../../static/phone/place.js";

const room = (state = "open", step = /** @type {any} */ ({ run: 1, seen_ok: false })) => /** @type {any} */ ({ session: { state }, step });
const mine = (stage = "paired", more = {}) => /** @type {any} */ ({ stage, couple: { ask: null }, waits: false, paused: false, ...more });
const place = (/** @type {any} */ room, /** @type {any} */ mine, refused = false) => placeOf({ refused, room, mine });

test("before anything has arrived the phone is opening, or is turned away", () => {
  assert.equal(place(null, null), "opening");
  assert.equal(place(room(), null), "opening");
  assert.equal(place(null, null, true), "gone");
});

test("a line lost later does not take the screen away", () => assert.equal(place(room(), mine(), true), "step"));

test("consent comes first, whatever the room does", () => {
  for (const state of ["lobby", "open", "held"]) assert.equal(place(room(state), mine("new")), "welcome");
});

test("each stage of pairing has its screen", () => {
  const screens = { joined: "choose", started: "started", asking: "confirm", asked: "confirm", confirmed: "confirmed", returning: "returning" };
  for (const [stage, screen] of Object.entries(screens)) assert.equal(place(room(), mine(stage)), screen);
});

test("paired and alone wait in the lobby and then see the step", () => {
  for (const stage of ["paired", "alone"]) {
    assert.equal(place(room("lobby", null), mine(stage)), "lobby");
    assert.equal(place(room(), mine(stage)), "step");
  }
});

test("late comers come in at the next step", () => assert.equal(place(room(), mine("paired", { waits: true })), "late"));

test("holding everybody is stronger than pausing, pausing stronger than the step", () => {
  assert.equal(place(room("held"), mine("paired", { paused: true })), "held");
  assert.equal(place(room(), mine("paired", { paused: true })), "paused");
});

test("a partner's new phone is asked about before anything else", () => {
  assert.equal(place(room(), mine("paired", { couple: { ask: "seat" }, paused: true })), "letBack");
});

test("an ended session is ended for everybody", () => {
  for (const stage of ["new", "joined", "paired"]) assert.equal(place(room("ended"), mine(stage)), "ended");
});

test("only steps and notes that a neighbour must not see are covered by themselves", () => {
  assert.ok(needsCover("step", room()));
  assert.ok(!needsCover("step", room("open", { seen_ok: true })));
  assert.ok(needsCover("ended", room("ended")));
  assert.ok(needsCover("started", room()));
  assert.ok(!needsCover("lobby", room()));
});

test("a page opened anew over private words starts covered; one that was only reloaded does not", () => {
  const words = /** @type {any} */ ({ "listen/own": { texts: ["", "Warm."] } });
  assert.deepEqual(["navigate", "reload", "back_forward"].map((how) => opensCovered(how, false, words)), [true, false, true]);
  assert.deepEqual(["navigate", "reload", "back_forward"].map((how) => opensCovered(how, false, {})), [false, false, true]);
  assert.ok(opensCovered("reload", true, words));
  for (const own of [{ levels: [null, 2] }, { states: [0] }, { taken: ["mine"] }, { picked: [3] }, { text: "a word" }, { review: "2026-12-01" }]) {
    const begun = /** @type {any} */ ({ 4: { exercise: "e", heading: "h", ...own } });
    assert.ok(opensCovered("navigate", false, begun), JSON.stringify(own));
  }
});

test("pages that were kept are covered when they are opened anew, not when there is nothing to cover", () => {
  assert.ok(opensCovered("navigate", false, {}, true));
  assert.ok(!opensCovered("reload", false, {}, true) && !opensCovered("navigate", false, {}, false));
});

test("a session that has let go of this phone has ended and no longer knows it", () => {
  assert.ok(isLetGo(room("ended"), mine("new")));
  for (const [state, stage] of [["ended", "paired"], ["ended", "alone"], ["open", "new"]]) assert.ok(!isLetGo(room(state), mine(stage)));
  assert.ok(!isLetGo(room("ended"), null) && !isLetGo(null, mine("new")));
});

test("after the end nobody is asked for help in vain", () => {
  assert.ok(isOver("ended") && isOver("gone") && !isOver("step") && !isOver("held"));
});

test("more news of the same screen is no new screen", () => {
  const [place, held] = [signal(/** @type {any} */ ("step")), signal(room())];
  let arrivals = 0;
  const stop = onArrival(/** @type {any} */ ({ place, room: held }), () => arrivals++);
  held.value = room("open", { run: 1, extensions: [[1, 60]] });
  assert.equal(arrivals, 1);
  held.value = room("open", { run: 2 });
  place.value = "held";
  assert.equal(arrivals, 3);
  stop();
});

const quiet = { covered: false, over: false, says: "" };
const stands = (/** @type {any} */ place, /** @type {any} */ room, more = {}, mine = /** @type {any} */ (null)) => told(place, room, mine, { ...quiet, ...more });
const heard = (/** @type {any} */ place, /** @type {any} */ room, more = {}) => news(null, stands(place, room, more), false);
const step = /** @type {any} */ ({ run: 1, title: "In general", public: "A question", circle: "room", state: "open", body: {} });

test("another pause in the place of the one that stood is heard too, wherever the focus is", () => {
  const [quiet, rest] = [stands("held", holding("quiet")), stands("held", holding("break"))];
  for (const isRead of [true, false]) assert.equal(news(quiet, rest, isRead), "A break");
  assert.equal(news(rest, rest, true), "");
});

test("a screen reader hears what is new: a step, its closing, a pause, the end", () => {
  assert.equal(heard("step", room("open", step)), "Now: In general");
  const closed = stands("step", room("open", { ...step, state: "closed" }));
  assert.match(news(stands("step", room("open", step)), closed, true), /^This question is closed/);
  for (const place of /** @type {const} */ (["paused", "letBack", "confirm", "ended"])) assert.notEqual(heard(place, room()), "");
});

test("what the focus has gone to is not said a second time, what changes on it is", () => {
  const [begins, over] = [stands("step", room("open", step)), stands("step", room("open", step), { over: true })];
  assert.equal(news(null, begins, true), "");
  assert.equal(news(begins, over, true), "Time to come to an end, gently");
  assert.equal(news(over, over, true), "");
  assert.equal(news(over, begins, false), "");
});

test("whose turn it is comes with the step, and alone when it changes", () => {
  const [mine, yours] = [stands("step", room("open", step), { says: "You speak" }), stands("step", room("open", step), { says: "You listen" })];
  assert.equal(news(null, mine, false), "Now: In general. You speak");
  assert.equal(news(null, mine, true), "You speak");
  assert.equal(news(mine, yours, false), "You listen");
});

test("covered, a screen reader hears what a neighbour may read, and nothing else", () => {
  const covered = stands("step", room("open", step), { covered: true, over: true, says: "You speak" });
  assert.equal(news(stands("step", room("open", step)), covered, false), "A question");
  assert.equal(news(covered, stands("step", room("open", { ...step, run: 2, public: "Another" }), { covered: true }), false), "Another");
});

const holding = (/** @type {string} */ held) => /** @type {any} */ ({ session: { state: "held", held }, step: null });

test("while everybody is held a screen reader hears which pause it is", () => {
  const said = ["quiet", "break", "checkins", "split"].map((held) => heard("held", holding(held)));
  assert.deepEqual(said, ["A moment of quiet", "A break", "A word with each of you", "Two groups for a while"]);
});

test("each of two belongs to a group, somebody alone to the first, and a phone for two to none", () => {
  const group = (/** @type {any} */ couple) => heldWords(holding("split"), /** @type {any} */ ({ couple }));
  assert.deepEqual([group({ seat: "B" }).group, group({ seat: "A", solo: true }).group, group({ seat: "A", shared: true }).group, group(null).group], ["B", "A", "", ""]);
  assert.doesNotMatch(group({ seat: "A", solo: true }).text, /One of you/);
  assert.match(group({ seat: "A", shared: true }).text, /told where\.$/);
  assert.equal(heldWords(holding("break"), /** @type {any} */ ({ couple: { seat: "A" } })).group, "");
});

test("the bar rises with a keyboard, not with an address bar or a page made larger", () => {
  const seen = (/** @type {number} */ height, more = {}) => hiddenBelow(800, { height, offsetTop: 0, scale: 1, ...more });
  assert.deepEqual([seen(500), seen(750), seen(400, { scale: 2 }), seen(500, { offsetTop: 300 })], [300, 0, 0, 0]);
});
