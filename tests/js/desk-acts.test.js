/** What the desk sends when it is pressed: once, not too soon, and Hold whatever else is on its way. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { signal } from "@preact/signals";
import * as acts from "../../static/desk/desk.js";
import { saveLeftovers } from "../../static/desk/remarks.js";
import { view } from "./desk-views.js";

const never = new Promise(() => undefined);
/** @type {Map<string, string>} */
let kept;

/** A desk whose acts are written down and answered with `ack`. @param {any} seen @param {any} ack @returns {any} */
function desk(seen, ack = { ok: true }) {
  /** @type {any[]} */
  const sent = [];
  const act = async (/** @type {string} */ name, /** @type {object} */ fields) => (sent.push([name, fields]), ack);
  return {
    page: { session: "s" }, sent, view: signal(seen), busy: signal(""), toast: signal(""), dialog: signal(null), leaving: signal(null),
    meant: { key: "", at: -10_000 }, thrown: { hold: -Infinity, pause: -Infinity }, notes: new Map(),
    wire: { act, online: signal(true) },
  };
}

beforeEach(() => {
  kept = new Map();
  const store = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
    removeItem: (/** @type {string} */ key) => kept.delete(key),
    key: (/** @type {number} */ i) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
  Object.defineProperty(globalThis, "sessionStorage", { value: store, configurable: true });
});

test("the clock stands and everybody is held at once, also while another act waits for its answer", () => {
  const here = desk(view({ at: 0 }), never);
  acts.pressPrimary(here);
  acts.pressPrimary(here);
  acts.togglePause(here);
  acts.toggleHold(here);
  assert.deepEqual(here.sent.map(([name]) => name), ["next", "pause", "hold"]);
});

test("every minute pressed for counts on a slow line, and none is given while everybody is held", () => {
  const here = desk(view({ at: 0 }), never);
  acts.extend(here, 60);
  acts.extend(here, 60);
  assert.deepEqual(here.sent, [["extend", { run: 1, seconds: 60 }], ["extend", { run: 1, seconds: 60 }]]);
  here.view.value = view({ at: 0, session: "held" });
  acts.extend(here, 60);
  assert.equal(here.sent.length, 2);
});

test("a switch pressed twice in a breath is thrown once", async () => {
  const here = desk(view({ at: 0 }));
  acts.toggleHold(here);
  here.view.value = view({ at: 0, session: "held" });
  acts.toggleHold(here);
  assert.deepEqual(here.sent, [["hold", { on: true }]]);
  here.thrown.hold = -1000;
  acts.toggleHold(here);
  assert.deepEqual(here.sent[1], ["hold", { on: false }]);
});

test("a pause pressed twice in a breath stays a pause", () => {
  const here = desk(view({ at: 0 }));
  acts.togglePause(here);
  here.view.value = view({ at: 0, pauses: [[1000, null]] });
  acts.togglePause(here);
  assert.deepEqual(here.sent, [["pause", { run: 1 }]]);
});

test("keeping answers back asks first, and not in the second half of a double press", () => {
  const closed = view({ at: 1, collect: "answers", state: "closed", collected: { enough: true, form: "bars" } });
  const here = desk(closed);
  here.meant.at = performance.now();
  acts.askToKeepBack(here);
  assert.equal(here.dialog.value, null);
  here.meant.at = -10_000;
  acts.askToKeepBack(here);
  assert.equal(here.dialog.value, "withhold");
  assert.deepEqual(here.sent, []);
});

test("going elsewhere from private notes asks first", () => {
  const here = desk(view({ at: 1, circle: "me" }));
  acts.push(here, 0);
  assert.deepEqual([here.dialog.value, here.leaving.value, here.sent], ["leave", 0, []]);
});

test("remarks left over are saved when the line first stands, and whenever it is back", async () => {
  kept.set("remark-s-7", "Quiet at first.");
  const here = desk(view());
  here.wire.online.value = false;
  saveLeftovers(here);
  assert.deepEqual(here.sent, []);
  here.wire.online.value = true;
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(here.sent, [["remark", { about: "7", text: "Quiet at first." }]]);
  assert.equal(kept.size, 0);
});
