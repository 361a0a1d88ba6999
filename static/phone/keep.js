/** What this phone keeps: drafts and notes, the couple's words and keys, the outbox. Wiped with the exercise, or on leaving. */
import { batch } from "@preact/signals";
import { draftOf, edit, endExercises } from "./drafts.js";
import { EMPTY } from "./queue.js";
import { lasting, openShelf, wipe } from "./shelf.js";

/** @typedef {import("./types").Step} Step @typedef {import("./types").Draft} Draft */

/** How its owner reads: as everybody does, until they set it (reading/settings.js). */
const READING = { larger: 0, unhurried: false, aloud: false, slowly: false };

/** @param {string} session @param {import("./shelf.js").Shelf} [own] in the place of the browser's memory */
export async function openKeep(session, own) {
  const shelf = own ?? (await openShelf(session));
  return {
    shelf,
    drafts: await lasting(shelf, "drafts", /** @type {import("./types").Drafts} */ ({})),
    notes: await lasting(shelf, "notes", /** @type {import("./types").Note[]} */ ([])),
    ours: await lasting(shelf, "ours", /** @type {import("./types").Ours | null} */ (null)),
    offered: await lasting(shelf, "offered", /** @type {string | null} */ (null)),
    entering: await lasting(shelf, "entering", /** @type {string | null} */ (null)),
    own: await lasting(shelf, "own", false),
    agree: await lasting(shelf, "agree", false),
    practised: await lasting(shelf, "practised", false),
    levels: await lasting(shelf, "levels", /** @type {import("./types").Levels} */ ({})),
    lines: await lasting(shelf, "lines", /** @type {Record<string, import("./types").Exchanged>} */ ({})),
    plans: await lasting(shelf, "plans", /** @type {import("./types").Plan[]} */ ([])),
    drafting: await lasting(shelf, "drafting", /** @type {Record<string, import("./types").Drafted>} */ ({})),
    marks: await lasting(shelf, "marks", /** @type {Record<string, import("./types").Marks>} */ ({})),
    clauses: await lasting(shelf, "clauses", /** @type {Record<string, import("./types").Clauses>} */ ({})),
    reading: await lasting(shelf, "reading", READING),
    stayed: await lasting(shelf, "stayed", /** @type {Step | null} */ (null)),
    box: await lasting(shelf, "box", EMPTY),
  };
}

/** @typedef {Awaited<ReturnType<typeof openKeep>>} Keep */

/** @param {Keep} keep @param {Step} step */
export function draft(keep, step) {
  return draftOf(keep.drafts.value, step);
}

/** @param {Keep} keep @param {Step} step @param {Partial<Draft>} change */
export function jot(keep, step, change) {
  keep.drafts.value = edit(keep.drafts.peek(), step, change);
}

/** @param {Keep} keep @param {string[]} exercises those that are on now, if any */
export function tidy(keep, exercises) {
  tidyDrafting(keep, exercises);
  const before = { drafts: keep.drafts.peek(), notes: keep.notes.peek() };
  if (Object.values(before.drafts).every((one) => exercises.includes(one.exercise))) return;
  const { drafts, notes } = endExercises(before, exercises);
  batch(() => {
    keep.drafts.value = drafts;
    keep.notes.value = notes;
  });
}

/** What somebody drafted for themselves goes with its exercise too, unless it is kept. @param {Keep} keep @param {string[]} exercises */
function tidyDrafting({ drafting }, exercises) {
  const all = Object.entries(drafting.peek());
  const staying = all.filter(([, { alone, keeps, about }]) => !alone || keeps || exercises.some((one) => about.id.startsWith(`${one}/`)));
  if (staying.length < all.length) drafting.value = Object.fromEntries(staying);
}

/** The session is over: only what goes on its author's pages stays, and the words that open it, until it is wiped. @param {Keep} keep */
export function tidyAll(keep) {
  tidy(keep, []);
  keep.drafting.value = {};
  keep.marks.value = {};
  keep.levels.value = {};
  keep.offered.value = keep.entering.value = keep.stayed.value = null;
}

/** Whether something stands on the pages at the end that is this phone's own. @param {Keep} keep */
export function keepsPages({ notes, plans, clauses }) {
  return notes.peek().length + plans.peek().length + Object.keys(clauses.peek()).length > 0;
}

/** @param {Keep} keep */
export async function wipeAll(keep) {
  batch(() => {
    keep.drafts.value = {};
    keep.notes.value = [];
    keep.levels.value = {};
    keep.lines.value = {};
    keep.plans.value = [];
    keep.drafting.value = {};
    keep.marks.value = {};
    keep.clauses.value = {};
    keep.ours.value = null;
    keep.offered.value = keep.entering.value = keep.stayed.value = null;
    keep.box.value = EMPTY;
    keep.own.value = keep.agree.value = keep.practised.value = false;
  });
  await wipe(keep.shelf);
}
