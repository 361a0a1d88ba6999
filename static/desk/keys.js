/** Which key does what on the desk, in one table; nothing fires while somebody types. */

/** @type {[string, string[], string][]} command, keys, what the overlay says */
export const KEYS = [
  ["primary", ["Enter", "n"], "The next action (the large button)"],
  ["pause", ["p"], "Pause, go on"],
  ["hold", ["h"], "Hold everybody: a calm page everywhere"],
  ["longer", ["+", "="], "One minute more"],
  ["shorter", ["-", "−"], "One minute less"],
  ["wrap", ["w"], "Ask everybody to come to an end"],
  ["blank", ["v", "."], "Blank screen, and back"],
  ["behind", ["t"], "What may give way when time is short"],
  ["close", ["c"], "Close the question"],
  ["release", ["r"], "Show the answers to the room"],
  ["withhold", ["b"], "Keep the answers back"],
  ["down", ["j", "ArrowDown"], "Next answer"],
  ["up", ["k", "ArrowUp"], "Answer before"],
  ["show", ["s"], "Show this answer"],
  ["back", ["x"], "Hold this answer back"],
  ["shorten", ["e"], "Shorten this answer"],
  ["fold", ["f"], "Put this answer under a theme"],
  ["takeBack", ["u"], "Take the last decision back"],
  ["write", ["m"], "Write a remark (Esc leaves the field)"],
  ["join", ["q"], "Code, QR and screen link"],
  ["keys", ["?"], "These keys"],
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
