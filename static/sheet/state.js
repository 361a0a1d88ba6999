/** What the editor knows: the sheet as it stands, what was changed and not kept yet, and which line is in hand. */
import { computed, signal } from "@preact/signals";
import { apply } from "./changes.js";
import { layOut } from "./course.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Change} Change @typedef {import("./types").Made} Made */

/** @param {import("./types").Page} page @returns {Editor} */
export function open(page) {
  const palette = new Map(page.palette.map((one) => [one.id, one]));
  const base = signal({ version: page.version, sheet: page.sheet });
  const waiting = signal(/** @type {Made[]} */ ([]));
  const sheet = computed(() => waiting.value.reduce((made, { change }) => madeOn(made, change), base.value.sheet));
  return {
    page,
    palette,
    base,
    waiting,
    sheet,
    days: computed(() => layOut(sheet.value, palette)),
    problems: signal(page.problems),
    saving: signal(/** @type {import("./types").Saving} */ ("saved")),
    away: signal(""),
    past: signal(/** @type {Made[]} */ ([])),
    future: signal(/** @type {Made[]} */ ([])),
    refused: signal(/** @type {import("./types").Refused | null} */ (null)),
    said: signal(""),
    current: signal(page.sheet.items[0]?.key ?? null),
    opened: signal(/** @type {string | null} */ (null)),
    wanted: signal(/** @type {string | null} */ (null)),
  };
}

/** A change that was made on this very sheet can be made on it. @param {import("./types").Sheet} sheet @param {Change} change */
export function madeOn(sheet, change) {
  const made = apply(sheet, change);
  return made.why === undefined ? made.sheet : sheet;
}

/** The line in hand is always one that is there. @param {Editor} editor */
export function settle(editor) {
  const { items } = editor.sheet.value;
  if (!items.some((item) => item.key === editor.current.value)) editor.current.value = items[0]?.key ?? null;
}

/** Said aloud, and shown for a while. @param {Editor} editor @param {string} sentence */
export function tell(editor, sentence) {
  editor.said.value = sentence;
}

/** Have a line in hand, and the focus on it or on something inside of it. @param {Editor} editor @param {string} key @param {string} [inside] */
export function focus(editor, key, inside = ".line") {
  editor.current.value = key;
  editor.wanted.value = `[data-key="${key}"] ${inside}`;
}
