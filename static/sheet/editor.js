/** The editor's own state, and everything that can be done with a run sheet. */
import { computed, signal } from "@preact/signals";
import { newId } from "../shared/acts.js";
import { apply, moveBy, same } from "./changes.js";
import { layOut } from "./course.js";
import * as saving from "./saving.js";
import { called, whereIs } from "./words.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Change} Change @typedef {import("./types").Made} Made @typedef {import("./types").Item} Item */

const SOON_MS = 250;
const AGAIN_MS = 3_000;
const SIGNED_OUT = "You are not signed in any more. Sign in again in another tab; what you changed is kept here.";

/** @param {import("./types").Page} page @returns {Editor} */
export function open(page) {
  const palette = new Map(page.palette.map((one) => [one.id, one]));
  const base = signal({ version: page.version, sheet: page.sheet });
  const waiting = signal(/** @type {Made[]} */ ([]));
  const sheet = computed(() => waiting.value.reduce((made, { change }) => madeOn(made, change), base.value.sheet));
  const editor = {
    page,
    palette,
    base,
    waiting,
    sheet,
    days: computed(() => layOut(sheet.value, palette)),
    problems: signal(page.problems),
    saving: signal(/** @type {import("./types").Saving} */ ("saved")),
    past: signal(/** @type {Made[]} */ ([])),
    future: signal(/** @type {Made[]} */ ([])),
    refused: signal(/** @type {import("./types").Refused | null} */ (null)),
    said: signal(""),
    current: signal(page.sheet.items[0]?.key ?? null),
    opened: signal(/** @type {string | null} */ (null)),
    wanted: signal(/** @type {string | null} */ (null)),
  };
  takeUp(editor);
  return editor;
}

/** A change that was made on this very sheet can be made on it. @param {import("./types").Sheet} sheet @param {Change} change */
function madeOn(sheet, change) {
  const made = apply(sheet, change);
  return made.why === undefined ? made.sheet : sheet;
}

/** What this tab had not sent when it was closed or reloaded. @param {Editor} editor */
function takeUp(editor) {
  const kept = saving.kept(editor.page.workshop);
  if (!kept || !editor.page.may) return;
  const mine = kept.waiting.reduce((made, { change }) => madeOn(made, change), kept.base.sheet);
  if (kept.base.version === editor.base.value.version) editor.waiting.value = kept.waiting;
  else if (!same(mine, editor.base.value.sheet)) editor.refused.value = { made: kept.waiting, why: "The run sheet was changed on another desk while this page was closed." };
  save(editor);
}

/** Make a change, keep it and say so. `words` call it: “move “The pulse””. @param {Editor} editor @param {Change} change @param {string} words @param {string} [told] */
export function make(editor, change, words, told) {
  const made = enter(editor, change, words);
  if (!made) return false;
  editor.past.value = [...editor.past.value, made];
  editor.future.value = [];
  say(editor, told ?? `Done: ${words}.`);
  return true;
}

/** @param {Editor} editor @param {Change} change @param {string} words @returns {Made | null} */
function enter(editor, change, words) {
  const made = apply(editor.sheet.value, change);
  if (made.why !== undefined) {
    say(editor, `This cannot be done (${words}): ${made.why}.`);
    return null;
  }
  const one = { id: newId(), change, back: made.back, words };
  editor.waiting.value = [...editor.waiting.value, one];
  settle(editor);
  saveSoon(editor);
  return one;
}

/** The line in hand is always one that is there. @param {Editor} editor */
function settle(editor) {
  const { items } = editor.sheet.value;
  if (!items.some((item) => item.key === editor.current.value)) editor.current.value = items[0]?.key ?? null;
}

/** @param {Editor} editor */
export function undo(editor) {
  const last = editor.past.value[editor.past.value.length - 1];
  if (!last) return say(editor, "There is nothing to undo.");
  const made = enter(editor, last.back, `undo: ${last.words}`);
  editor.past.value = editor.past.value.slice(0, -1);
  if (made) editor.future.value = [...editor.future.value, { ...last, id: made.id }];
  if (made) afterwards(editor, last.back, `Undone: ${last.words}.`);
}

/** Who walks the lines by keys stays on them, also when the line moved away under the focus. @param {Editor} editor @param {Change} change @param {string} sentence */
function afterwards(editor, change, sentence) {
  say(editor, sentence);
  if (!document.activeElement?.matches("button.line")) return;
  const key = "key" in change ? change.key : "item" in change ? change.item.key : editor.current.value;
  const there = editor.sheet.value.items.some((item) => item.key === key) ? key : editor.current.value;
  if (there) focus(editor, there);
}

/** @param {Editor} editor */
export function redo(editor) {
  const next = editor.future.value[editor.future.value.length - 1];
  if (!next) return say(editor, "There is nothing to do again.");
  const made = enter(editor, next.change, next.words);
  editor.future.value = editor.future.value.slice(0, -1);
  if (made) editor.past.value = [...editor.past.value, made];
  if (made) afterwards(editor, next.change, `Done again: ${next.words}.`);
}

/** Said aloud, and shown for a while. @param {Editor} editor @param {string} sentence */
export function say(editor, sentence) {
  editor.said.value = sentence;
}

/** @param {Editor} editor @param {string} key @param {1 | -1} by */
export function moveLine(editor, key, by) {
  const change = moveBy(editor.sheet.value, key, by);
  if (!change) return say(editor, by > 0 ? "This is the last line." : "This is the first line.");
  moveTo(editor, change, key);
}

/** @param {Editor} editor @param {Change} change @param {string} key */
export function moveTo(editor, change, key) {
  const item = editor.sheet.value.items.find((one) => one.key === key);
  if (!item || !make(editor, change, `move ${called(item, editor.palette)}`)) return;
  say(editor, `${called(item, editor.palette)} is now ${whereIs(editor.sheet.value, editor.days.value, key)}.`);
  focus(editor, key);
}

/** Put an exercise after the line in hand. @param {Editor} editor @param {string} exercise */
export function insert(editor, exercise) {
  /** @type {Item} */
  const item = { key: newId().slice(0, 12), exercise, variant: null, minutes: null, title: null };
  const after = editor.current.value ?? editor.sheet.value.items[editor.sheet.value.items.length - 1]?.key ?? null;
  const words = called(item, editor.palette);
  if (!make(editor, { what: "insert", item, after }, `put in ${words}`)) return;
  say(editor, `${words} is in: ${whereIs(editor.sheet.value, editor.days.value, item.key)}.`);
  focus(editor, item.key);
}

/** @param {Editor} editor @param {string} key */
export function remove(editor, key) {
  const { items } = editor.sheet.value;
  const at = items.findIndex((item) => item.key === key);
  const item = items[at];
  const next = items[at + 1] ?? items[at - 1];
  if (!item || !make(editor, { what: "remove", key }, `take out ${called(item, editor.palette)}`)) return;
  say(editor, `${called(item, editor.palette)} is out. Undo brings it back.`);
  if (next) focus(editor, next.key);
}

/** @param {Editor} editor @param {string} key */
export function focus(editor, key) {
  editor.current.value = key;
  editor.wanted.value = key;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let busy = false;

/** @param {Editor} editor @param {number} [ms] */
function saveSoon(editor, ms = SOON_MS) {
  saving.keep(editor.page.workshop, editor.base.value, editor.waiting.value);
  if (editor.saving.value === "saved") editor.saving.value = "saving";
  clearTimeout(timer);
  timer = setTimeout(() => save(editor), ms);
}

/** Hand in all that waits; one at a time. @param {Editor} editor */
export async function save(editor) {
  const { page, waiting, base, sheet } = editor;
  if (busy || !waiting.value.length) return;
  busy = true;
  const [sent, count] = [sheet.value, waiting.value.length];
  const answer = await saving.send(page.workshop, page.csrf, base.value.version, sent);
  busy = false;
  if (answer.is === "saved" || (answer.is === "overtaken" && same(answer.kept.sheet, sent))) accept(editor, answer, count);
  else if (answer.is === "overtaken") refuse(editor, answer.kept, answer.problems, "Somebody else changed the run sheet meanwhile.");
  else if (answer.is === "refused") refuse(editor, base.value, editor.problems.value, answer.why);
  else wait(editor, answer);
  saving.keep(page.workshop, base.value, waiting.value);
  if (waiting.value.length && editor.saving.value === "saving") saveSoon(editor);
}

/** @param {Editor} editor @param {{kept: import("./types").Kept, problems: import("./types").Problem[]}} answer @param {number} count */
function accept(editor, answer, count) {
  editor.base.value = answer.kept;
  editor.waiting.value = editor.waiting.value.slice(count);
  editor.problems.value = answer.problems;
  editor.saving.value = editor.waiting.value.length ? "saving" : "saved";
}

/** The newer sheet is shown; what was not made can be made again. @param {Editor} editor @param {import("./types").Kept} kept @param {import("./types").Problem[]} problems @param {string} why */
function refuse(editor, kept, problems, why) {
  const made = editor.waiting.value;
  const others = (/** @type {Made} */ one) => !made.some(({ id }) => id === one.id);
  editor.refused.value = { made: [...(editor.refused.value?.made ?? []), ...made], why };
  editor.past.value = editor.past.value.filter(others);
  editor.future.value = editor.future.value.filter(others);
  editor.waiting.value = [];
  editor.base.value = kept;
  editor.problems.value = problems;
  editor.saving.value = "saved";
  settle(editor);
}

/** @param {Editor} editor @param {import("./saving.js").Answer} answer */
function wait(editor, answer) {
  const again = answer.is === "offline" || answer.is === "busy";
  editor.saving.value = again ? answer.is : "away";
  if (!again) return say(editor, answer.is === "gone" ? answer.why : SIGNED_OUT);
  clearTimeout(timer);
  timer = setTimeout(() => save(editor), AGAIN_MS);
}

/** Make what was refused on the sheet as it is now; what makes no sense any more is said. @param {Editor} editor */
export function makeAgain(editor) {
  const refused = editor.refused.value;
  editor.refused.value = null;
  const left = (refused?.made ?? []).filter((one) => !make(editor, one.change, one.words));
  if (!left.length) return;
  const why = left.map((one) => `${one.words}: ${whyNot(editor, one.change)}`).join("; ");
  editor.refused.value = { made: [], why: `This could not be made again: ${why}.` };
}

/** @param {Editor} editor @param {Change} change */
function whyNot(editor, change) {
  const made = apply(editor.sheet.value, change);
  return made.why ?? "";
}

/** Another desk may have gone on meanwhile. @param {Editor} editor */
export async function lookAgain(editor) {
  if (editor.waiting.value.length || busy) return save(editor);
  const answer = await saving.ask(editor.page.workshop);
  if (answer.is !== "saved" || answer.kept.version <= editor.base.value.version || editor.waiting.value.length) return;
  editor.base.value = answer.kept;
  editor.problems.value = answer.problems;
  settle(editor);
  say(editor, "The run sheet was changed on another desk; this is how it stands now.");
}
