/** Moving a line with mouse or finger: a line shows where it would go; nothing else moves until it is let go. */
import { moveTo } from "./editor.js";

/** @typedef {import("./types").Editor} Editor */

const EDGE = 60;
const PACE = 12;

/** @param {Editor} editor @param {HTMLElement} list @param {PointerEvent} event */
export function drag(editor, list, event) {
  const grip = event.target instanceof Element ? event.target.closest(".grip") : null;
  const row = /** @type {HTMLElement | null} */ (grip?.closest("li[data-key]") ?? null);
  if (!row || event.button !== 0) return;
  event.preventDefault();
  const key = row.dataset.key ?? "";
  const end = new AbortController();
  let after = /** @type {string | null | undefined} */ (undefined);
  row.classList.add("carried");
  list.classList.add("carrying");
  const over = (/** @type {PointerEvent} */ moved) => {
    scrollNear(moved.clientY);
    after = show(list, moved.clientY);
  };
  const stop = () => {
    end.abort();
    row.classList.remove("carried");
    list.classList.remove("carrying");
    mark(list, null);
  };
  const drop = () => {
    stop();
    const now = row.previousElementSibling instanceof HTMLElement ? (row.previousElementSibling.dataset.key ?? null) : null;
    if (after !== undefined && after !== key && after !== now) moveTo(editor, { what: "move", key, after }, key);
  };
  addEventListener("pointermove", over, { signal: end.signal });
  addEventListener("pointerup", drop, { signal: end.signal });
  addEventListener("pointercancel", stop, { signal: end.signal });
  addEventListener("keydown", (pressed) => pressed.key === "Escape" && stop(), { signal: end.signal });
}

/** Shows where it would go; the key of the line before that place, null for the beginning. @param {HTMLElement} list @param {number} y */
function show(list, y) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > li"))];
  const below = rows.find((row) => y < middle(row));
  mark(list, below ?? null, rows[rows.length - 1]);
  const before = below ? below.previousElementSibling : rows[rows.length - 1];
  return before instanceof HTMLElement ? (before.dataset.key ?? null) : null;
}

/** @param {HTMLElement} row */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/** @param {HTMLElement} list @param {HTMLElement | null} below @param {HTMLElement} [last] */
function mark(list, below, last) {
  for (const row of list.querySelectorAll(".drop-before, .drop-after")) row.classList.remove("drop-before", "drop-after");
  below?.classList.add("drop-before");
  if (!below) last?.classList.add("drop-after");
}

/** @param {number} y */
function scrollNear(y) {
  if (y < EDGE) scrollBy(0, -PACE);
  if (y > innerHeight - EDGE) scrollBy(0, PACE);
}
