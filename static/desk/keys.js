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

const FIELDS = ["INPUT", "TEXTAREA", "SELECT"];
const OWN_ENTER = ["BUTTON", "A", "SUMMARY"];

/**
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, repeat?: boolean}} event
 * @param {{tag: string, editable: boolean, dialog: boolean}} where what has the focus, and whether a dialog is open
 * @returns {string | null}
 */
export function command(event, where) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  if (where.dialog || where.editable || FIELDS.includes(where.tag)) return null;
  if (event.key === "Enter" && OWN_ENTER.includes(where.tag)) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.find(([, keys]) => keys.includes(key))?.[0] ?? null;
}
