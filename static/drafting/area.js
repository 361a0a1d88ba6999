/**
 * A plain text field and a shared text, kept the same: what is typed goes into the text at once, what a partner types
 * comes into the field without moving the caret, and never into the middle of a word that a keyboard is still making.
 */
import { UndoManager } from "yjs";
import { grow } from "../shared/grow.js";
import { difference } from "./difference.js";
import { after, edited, lengthOf, selection, shift, stand } from "./places.js";
import { steadily } from "./steady.js";

/**
 * @typedef {import("./places.js").Places} Places
 * @typedef {{area: HTMLTextAreaElement, text: import("yjs").Text, undo: UndoManager, shown: string, places: Places | null,
 *   composing: boolean, typed: number, timer: any, caret: number | null}} Bound
 *   shown: what stands in the field; places: where its letters stand in the text, while that is another;
 *   typed: when the keyboard last did something; caret: where it belongs after something was undone
 */

/** A keyboard that has made no letter for so long is at rest, even if its word could still go on. */
const AT_REST_MS = 1200;

/** @param {HTMLTextAreaElement} area @param {import("yjs").Text} text @returns {() => void} parts them again */
export function bind(area, text) {
  const bound = /** @type {Bound} */ ({ area, text, shown: text.toString(), places: null, composing: false, typed: 0, timer: null, caret: null });
  bound.undo = new UndoManager(text, { trackedOrigins: new Set([bound]) });
  area.value = bound.shown;
  grow(area);
  const heard = (/** @type {import("yjs").YTextEvent} */ event, /** @type {import("yjs").Transaction} */ { origin }) => hear(bound, event, origin);
  text.observe(heard);
  const deaf = listen(bound);
  return () => {
    absorb(bound);
    clearTimeout(bound.timer);
    text.unobserve(heard);
    bound.undo.destroy();
    deaf();
  };
}

/** @param {Bound} bound */
function listen(bound) {
  const how = /** @type {Record<string, (event: any) => void>} */ ({
    input: () => typed(bound),
    compositionstart: () => (bound.composing = true),
    compositionend: () => ended(bound),
    blur: () => ended(bound),
    beforeinput: (event) => undoes(bound, event, UNDOES[event.inputType]),
    keydown: (event) => undoes(bound, event, byKeys(event)),
  });
  for (const [name, what] of Object.entries(how)) bound.area.addEventListener(name, what);
  return () => {
    for (const [name, what] of Object.entries(how)) bound.area.removeEventListener(name, what);
  };
}

/** @param {Bound} bound */
function typed(bound) {
  bound.typed = performance.now();
  absorb(bound);
  settle(bound);
  grow(bound.area);
}

/** Some browsers report the last letters only after the end of the word; and the next word may begin at once. @param {Bound} bound */
function ended(bound) {
  bound.composing = false;
  setTimeout(() => typed(bound));
}

/** What the field holds by now goes into the text, as the one small change it was. @param {Bound} bound */
function absorb(bound) {
  const { area, text, shown, places } = bound;
  const change = difference(shown, area.value, area.selectionEnd);
  if (!change) return;
  bound.shown = area.value;
  const put = places ? after(places, change.at) : change.at;
  text.doc?.transact(() => {
    for (const [at, length] of gone(places, change)) text.delete(at, length);
    text.insert(put, change.put);
  }, bound);
  if (bound.places) bound.places = edited(bound.places, change, put);
}

/** The stretches of the text that were taken out of the field, the last first. @param {Places | null} places @param {import("./difference.js").Change} change @returns {[number, number][]} */
function gone(places, { at, gone: length }) {
  if (!places) return length ? [[at, length]] : [];
  const runs = /** @type {[number, number][]} */ ([]);
  for (const place of places.slice(at, at + length).filter((one) => one >= 0)) {
    const [from, width] = runs[0] ?? [-1, 0];
    if (from + width === place && width) runs[0] = [from, width + 1];
    else runs.unshift([place, 1]);
  }
  return runs;
}

/** @param {Bound} bound @param {import("yjs").YTextEvent} event @param {unknown} origin */
function hear(bound, event, origin) {
  if (origin === bound && !bound.places) return;
  bound.places = shift(bound.places ?? stand(bound.shown.length), event.delta);
  if (origin === bound) return;
  if (origin !== bound.undo) bound.undo.stopCapturing();
  bound.caret = origin === bound.undo ? endOf(event.delta) : null;
  queueMicrotask(() => settle(bound));
}

/** @param {import("./places.js").Delta} delta */
function endOf(delta) {
  return delta.reduce((end, { retain = 0, insert }) => end + retain + lengthOf(insert), 0);
}

/** The partner's letters are shown now, or when the keyboard is at rest. @param {Bound} bound */
function settle(bound) {
  clearTimeout(bound.timer);
  if (!bound.places) return;
  const wait = bound.composing ? bound.typed + AT_REST_MS - performance.now() : 0;
  if (wait > 0) bound.timer = setTimeout(() => release(bound), wait);
  else release(bound);
}

/** @param {Bound} bound */
function release(bound) {
  absorb(bound);
  if (!bound.places) return;
  const { start, end } = selection(bound.places, bound.area.selectionStart, bound.area.selectionEnd);
  bound.places = null;
  bound.shown = bound.text.toString();
  show(bound, bound.caret ?? start, bound.caret ?? end);
  bound.caret = null;
}

/** @param {Bound} bound @param {number} start @param {number} end */
function show({ area, shown }, start, end) {
  if (area.value === shown) return;
  const { scrollTop, selectionDirection } = area;
  steadily(() => {
    area.value = shown;
    if (document.activeElement === area) area.setSelectionRange(start, end, selectionDirection);
    area.scrollTop = scrollTop;
    grow(area);
  });
}

const UNDOES = /** @type {Record<string, "undo" | "redo">} */ ({ historyUndo: "undo", historyRedo: "redo" });

/** @param {KeyboardEvent} event @returns {"undo" | "redo" | undefined} */
function byKeys({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : undefined;
}

/** Takes back what was typed here, and never what the partner typed. @param {Bound} bound @param {Event} event @param {"undo" | "redo" | undefined} how */
function undoes({ undo, composing }, event, how) {
  if (!how || composing) return;
  event.preventDefault();
  undo[how]();
}
