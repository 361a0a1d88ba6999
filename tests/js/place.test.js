import assert from "node:assert/strict";
import { test } from "node:test";
import { needsCover, placeOf } from "../../static/phone/place.js";

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
  const screens = { joined: "choose", started: "started", asking: "confirm", asked: "confirm", confirmed: "confirmed", returning: "returning", full: "full" };
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
  assert.ok(!needsCover("started", room()));
});
