/** A phone without a browser or a server, in one step of an evening, and what it hands in. */
import { computed, signal } from "@preact/signals";
import { NOTHING, reveal, slotOf } from "../../static/phone/between.js";
import { draft, jot, openKeep } from "../../static/phone/keep.js";
import { kinds } from "../../static/steps/index.js";

const keys = { couple: "11", sealing: new Uint8Array(32).fill(7), marking: new Uint8Array(32) };

/** A step that began at 1000 and is in the first of its parts. @param {string} kind @param {object} body @param {object} [more] */
export function stepOf(kind, body, more = {}) {
  const parts = [{ name: "write", seconds: 100 }, { name: "read", seconds: 100 }];
  const timed = { started_at: 1000, pauses: [], extensions: [], parts };
  const about = { run: 3, id: "small/noticed", exercise: { id: "small", title: "Small and kept" }, title: "Noticed", kind };
  return /** @type {any} */ ({ ...about, circle: "us", state: "open", collect: "none", shares: null, size: 6144, chance: "00", ...timed, body, ...more });
}

/** Ana's phone; her partner's is Ben's. @param {any} step @param {object} [couple] */
export async function phoneIn(step, couple = {}) {
  await kinds[step.kind]?.fetch();
  const keep = await openKeep("evening");
  keep.ours.value = { phrase: "apple river stone window", keys };
  const room = signal(/** @type {any} */ ({ seq: 1, now: 1000, boot: "b", session: { id: "evening", speed: 1, state: "open" }, step }));
  const both = { id: "11", seat: "A", solo: false, shared: false, ask: null, asking: null, ...couple };
  const mine = signal(/** @type {any} */ ({ stage: "paired", couple: both, apart: false, waits: false, paused: false, met: null, sealed: {} }));
  const handed = /** @type {any[]} */ ([]);
  const facts = { session: "evening" };
  const beat = signal(1010);
  const out = {
    answer: (/** @type {any} */ { run }, /** @type {any} */ answer) => handed.push({ run, answer }),
    send: (/** @type {string} */ act, /** @type {any} */ fields) => handed.push({ act, ...fields }),
    resend: () => handed.push("again"),
  };
  const between = computed(() => seen(mine.value, room.value.step.run));
  const wire = { now: () => beat.value, online: signal(true) };
  const phone = /** @type {any} */ ({ facts, keep, room, mine, between, beat, out, wire, notice: signal("") });
  const write = (/** @type {any} */ change) => jot(keep, room.value.step, change);
  return { phone, keep, room, mine, beat, handed, write, draft: () => draft(keep, room.value.step) };
}

/** @param {any} mine @param {number} run */
function seen(mine, run) {
  const blobs = mine.sealed[slotOf(run)];
  return blobs ? reveal(keys.sealing, { session: "evening", couple: "11", run }, "A", blobs) : NOTHING;
}

/** What a blob holds that Ana has handed over in her step. @param {string} blob */
export function opened(blob) {
  return reveal(keys.sealing, { session: "evening", couple: "11", run: 3 }, "A", { A: blob }).own;
}
