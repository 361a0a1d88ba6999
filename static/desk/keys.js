/** Which key does what on the desk, in one table; nothing fires while somebody types. */

/** @type {[keyof typeof import("./say.js").say.keys.does, string[]][]} command, keys */
export const KEYS = [
  ["primary", ["Enter", "n"]],
  ["pause", ["p"]],
  ["hold", ["h"]],
  ["longer", ["+", "="]],
  ["shorter", ["-", "−"]],
  ["wrap", ["w"]],
  ["blank", ["v", "."]],
  ["behind", ["t"]],
  ["close", ["c"]],
  ["release", ["r"]],
  ["withhold", ["b"]],
  ["down", ["j", "ArrowDown"]],
  ["up", ["k", "ArrowUp"]],
  ["show", ["s"]],
  ["back", ["x"]],
  ["shorten", ["e"]],
  ["fold", ["f"]],
  ["takeBack", ["u"]],
  ["write", ["m"]],
  ["join", ["q"]],
  ["keys", ["?"]],
];

const KEPT = "desk-keys";

/** Whether letters and signs are keys in this browser. @param {Pick<Storage, "getItem">} store */
export const lettersAct = (store) => store.getItem(KEPT) !== "off";

/** @param {Pick<Storage, "setItem">} store @param {boolean} on */
export const keepLetters = (store, on) => store.setItem(KEPT, on ? "on" : "off");

const FIELDS = ["INPUT", "TEXTAREA", "SELECT"];
const OWN_ENTER = ["BUTTON", "A", "SUMMARY"];

/**
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, repeat?: boolean}} event
 * @param {{tag: string, editable: boolean, dialog: boolean, letters: boolean}} where what has the focus, whether a dialog
 *   is open, and whether letters and signs are keys: whoever speaks to the computer, or shakes, can put them off (WCAG 2.1.4)
 * @returns {string | null}
 */
export function command(event, where) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  if (where.dialog || where.editable || FIELDS.includes(where.tag)) return null;
  if (!where.letters && event.key.length === 1) return null;
  if (event.key === "Enter" && OWN_ENTER.includes(where.tag)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.find(([, keys]) => keys.includes(key))?.[0] ?? null;
}
