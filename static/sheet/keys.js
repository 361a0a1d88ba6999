/** Keys of the run-sheet editor; nothing fires while somebody types. */
import { lengthOf, stretches } from "./course.js";
import { make, moveLine, redo, remove, undo } from "./editor.js";
import { say } from "./say.js";
import { focus } from "./state.js";

/** @typedef {import("./types").Editor} Editor */

/** @type {[string, string][]} keys, what the page says of them */
export const KEYS = [
  ["↑ ↓", say.keys.walk],
  ["Alt ↑ ↓", say.keys.move],
  ["Enter", say.keys.open],
  ["i", say.keys.put],
  ["+ −", say.keys.minutes],
  ["Delete", say.keys.out],
  ["Ctrl Z", say.keys.undo],
];

/** @param {Editor} editor */
export function listen(editor) {
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const command = undoing(event) ?? onLine(event, target.closest("button.line") !== null);
    if (!command || !editor.page.may || typing(target)) return;
    event.preventDefault();
    command(editor);
  });
}

/** @param {HTMLElement} target */
const typing = (target) => target.matches("input, select, textarea") || target.isContentEditable;

/** @param {KeyboardEvent} event @returns {((editor: Editor) => void) | null} */
function undoing(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "y" || (key === "z" && event.shiftKey)) return redo;
  return key === "z" ? undo : null;
}

/** @param {KeyboardEvent} event @param {boolean} line whether a line has the focus @returns {((editor: Editor) => void) | null} */
function onLine(event, line) {
  if (event.ctrlKey || event.metaKey) return null;
  if (event.key === "i" && !event.altKey) return toPalette;
  if (!line) return null;
  if (event.altKey) return { ArrowUp: inHand(moveUp), ArrowDown: inHand(moveDown) }[event.key] ?? null;
  return { Delete: inHand(remove), "+": inHand(longer), "=": inHand(longer), "-": inHand(shorter), "−": inHand(shorter) }[event.key] ?? null;
}

/** @param {(editor: Editor, key: string) => void} act @returns {(editor: Editor) => void} */
const inHand = (act) => (editor) => editor.current.value && act(editor, editor.current.value);

/** @param {Editor} editor @param {string} key */
const moveUp = (editor, key) => moveLine(editor, key, -1);
/** @param {Editor} editor @param {string} key */
const moveDown = (editor, key) => moveLine(editor, key, 1);
/** @param {Editor} editor @param {string} key */
const longer = (editor, key) => stretch(editor, key, 1);
/** @param {Editor} editor @param {string} key */
const shorter = (editor, key) => stretch(editor, key, -1);

function toPalette() {
  /** @type {HTMLElement | null} */ (document.querySelector("#seek"))?.focus();
}

/** A minute more or less, where an exercise takes other lengths. @param {Editor} editor @param {string} key @param {1 | -1} by */
export function stretch(editor, key, by) {
  const item = editor.sheet.value.items.find((one) => one.key === key);
  if (!item || "day" in item || !stretches(editor.palette.get(item.exercise) ?? null)) return;
  const length = lengthOf(item, editor.palette);
  const minutes = Math.max(1, Math.min(240, length.minutes + by));
  if (minutes === length.minutes) return;
  make(editor, { what: "set", key, fields: { minutes } }, say.line.lasts(minutes, length.title), say.line.lastsNow(minutes, length.title));
}

/** Up and down go from line to line. @param {Editor} editor @param {KeyboardEvent} event */
export function walk(editor, event) {
  const by = event.altKey ? undefined : { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (by === undefined) return;
  const { items } = editor.sheet.value;
  const at = items.findIndex((item) => item.key === editor.current.value);
  const to = items[Math.max(0, Math.min(items.length - 1, at + by))];
  event.preventDefault();
  if (to) focus(editor, to.key);
}
