import assert from "node:assert/strict";
import { test } from "node:test";
import { others } from "../../static/desk/colleagues.js";
import { allowed, can, commands, leads, whole } from "../../static/desk/duty.js";
import { primary } from "../../static/desk/primary.js";
import { view } from "./desk-views.js";

const MODERATOR = { duty: "moderator", may: ["moderate"] };
const TIMER = { duty: "timer", may: ["next", "close", "pause", "resume", "extend", "hold"] };

/** @param {object} duty @param {object} [given] @returns {any} */
const at = (duty, given) => whole({ ...view(given), ...duty });

test("whoever leads may do everything", () => {
  const lead = at({ duty: "lead", may: null });
  assert.ok(leads(lead) && can(lead, "end") && can(lead, "something new") && commands(lead, "write"));
  const action = primary(lead);
  assert.equal(allowed(lead, action), action);
});

test("others have the keys of their acts and those that send nothing", () => {
  const keys = ["primary", "pause", "longer", "show", "write", "release", "join", "keys"];
  assert.deepEqual(keys.filter((key) => commands(at(MODERATOR), key)), ["primary", "show", "join", "keys"]);
  assert.deepEqual(keys.filter((key) => commands(at(TIMER), key)), ["primary", "pause", "longer", "join", "keys"]);
});

test("whoever keeps the time goes on, and waits where a lead decides", () => {
  const on = at(TIMER, { at: 0 });
  assert.equal(allowed(on, primary(on)).act, "next");
  const closed = at(TIMER, { at: 1, collect: "texts", state: "closed" });
  const action = allowed(closed, primary(closed));
  assert.deepEqual([action.act, action.label, action.ready], [null, "", false]);
  assert.match(action.note, /leads decides what the room sees/);
});

test("whoever moderates has no next step to press", () => {
  const on = at(MODERATOR, { at: 0 });
  assert.deepEqual([allowed(on, primary(on)).label, allowed(on, primary(on)).act], ["", null]);
});

test("what a duty does not see is empty on its desk, not missing", () => {
  const { help, remarks, board, ...seen } = at(MODERATOR);
  const filled = /** @type {any} */ (whole(seen));
  assert.deepEqual([filled.help, filled.remarks, filled.board], [[], {}, []]);
  assert.equal(whole(null), null);
});

test("colleagues are named with what they are here for, and nobody is told of themselves", () => {
  const here = /** @type {any} */ ([{ name: "Kim", duty: "moderator" }, { name: "Robin", duty: "lead" }, { name: "Toni", duty: "timer" }]);
  assert.equal(others(here, "Toni"), "Kim (moderation), Robin");
  assert.equal(others(here.slice(0, 1), "Kim"), "");
});
