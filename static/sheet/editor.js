/** Everything that can be done with a run sheet, each as a change with a name, which can be undone. */
import { newId } from "../shared/acts.js";
import { apply, moveBy } from "./changes.js";
import { saveSoon } from "./keeping.js";
import { say } from "./say.js";
import { focus, settle, tell } from "./state.js";
import { called, whereIs } from "./words.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Change} Change @typedef {import("./types").Made} Made @typedef {import("./types").Item} Item */

/** Make a change, keep it and say so. `words` call it: “move “The pulse””. @param {Editor} editor @param {Change} change @param {string} words @param {string} [told] */
export function make(editor, change, words, told) {
  const made = enter(editor, change, words);
  if (!made) return false;
  editor.past.value = [...editor.past.value, made];
  editor.future.value = [];
  tell(editor, told ?? say.done.done(words));
  return true;
}

/** @param {Editor} editor @param {Change} change @param {string} words @returns {Made | null} */
function enter(editor, change, words) {
  const made = apply(editor.sheet.value, change);
  if (made.why !== undefined) {
    tell(editor, say.done.cannot(words, made.why));
    return null;
  }
  const one = { id: newId(), change, back: made.back, words };
  editor.waiting.value = [...editor.waiting.value, one];
  settle(editor);
  saveSoon(editor);
  return one;
}

/** @param {Editor} editor */
export function undo(editor) {
  const last = editor.past.value[editor.past.value.length - 1];
  if (!last) return tell(editor, say.done.nothingToUndo);
  const made = enter(editor, last.back, say.done.undo(last.words));
  editor.past.value = editor.past.value.slice(0, -1);
  if (made) editor.future.value = [...editor.future.value, { ...last, id: made.id }];
  if (made) afterwards(editor, last.back, say.done.undone(last.words));
}

/** Who walks the lines by keys stays on them, also when the line moved away under the focus. @param {Editor} editor @param {Change} change @param {string} sentence */
function afterwards(editor, change, sentence) {
  tell(editor, sentence);
  if (!document.activeElement?.matches("button.line")) return;
  const key = "key" in change ? change.key : "item" in change ? change.item.key : editor.current.value;
  const there = editor.sheet.value.items.some((item) => item.key === key) ? key : editor.current.value;
  if (there) focus(editor, there);
}

/** @param {Editor} editor */
export function redo(editor) {
  const next = editor.future.value[editor.future.value.length - 1];
  if (!next) return tell(editor, say.done.nothingToRedo);
  const made = enter(editor, next.change, next.words);
  editor.future.value = editor.future.value.slice(0, -1);
  if (made) editor.past.value = [...editor.past.value, made];
  if (made) afterwards(editor, next.change, say.done.again(next.words));
}

/** @param {Editor} editor @param {string} key @param {1 | -1} by @param {string} [inside] what of it has the focus afterwards */
export function moveLine(editor, key, by, inside) {
  const change = moveBy(editor.sheet.value, key, by);
  if (!change) return tell(editor, by > 0 ? say.done.last : say.done.first);
  moveTo(editor, change, key, inside);
}

/** @param {Editor} editor @param {Change} change @param {string} key @param {string} [inside] */
export function moveTo(editor, change, key, inside) {
  const item = editor.sheet.value.items.find((one) => one.key === key);
  if (!item || !make(editor, change, say.done.move(called(item, editor.palette)))) return;
  tell(editor, say.done.moved(called(item, editor.palette), whereIs(editor.sheet.value, editor.days.value, key)));
  focus(editor, key, inside);
}

/** Put an exercise after the line in hand. @param {Editor} editor @param {string} exercise */
export function insert(editor, exercise) {
  /** @type {Item} */
  const item = { key: newId().slice(0, 12), exercise, variant: null, minutes: null, title: null };
  const after = editor.current.value ?? editor.sheet.value.items[editor.sheet.value.items.length - 1]?.key ?? null;
  const words = called(item, editor.palette);
  if (!make(editor, { what: "insert", item, after }, say.done.put(words))) return;
  tell(editor, say.done.putIn(words, whereIs(editor.sheet.value, editor.days.value, item.key)));
  focus(editor, item.key);
}

/** @param {Editor} editor @param {string} key */
export function remove(editor, key) {
  const { items } = editor.sheet.value;
  const at = items.findIndex((item) => item.key === key);
  const item = items[at];
  const next = items[at + 1] ?? items[at - 1];
  if (!item || !make(editor, { what: "remove", key }, say.done.out(called(item, editor.palette)))) return;
  tell(editor, say.done.isOut(called(item, editor.palette)));
  if (next) focus(editor, next.key);
}

/** Make what was refused on the sheet as it is now; what makes no sense any more is said. @param {Editor} editor */
export function makeAgain(editor) {
  const refused = editor.refused.value;
  editor.refused.value = null;
  const left = (refused?.made ?? []).filter((one) => !make(editor, one.change, one.words));
  if (!left.length) return;
  const why = left.map((one) => `${one.words}: ${whyNot(editor, one.change)}`).join("; ");
  editor.refused.value = { made: [], why: say.done.notAgain(why) };
}

/** @param {Editor} editor @param {Change} change */
function whyNot(editor, change) {
  const made = apply(editor.sheet.value, change);
  return made.why ?? "";
}
