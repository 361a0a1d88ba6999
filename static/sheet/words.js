/** What the editor says about a line and about what was done with it. Pure. */
import { clock, lengthOf } from "./course.js";

/** @typedef {import("./types").Item} Item @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Day} Day @typedef {import("./types").Exercise} Exercise */

export const PARTS = { work: "together", pulse: "a pulse", break: "a break", apart: "each for themselves", closing: "closing" };
export const GROUPS = { work: "Together", pulse: "A pulse", break: "Breaks", apart: "Each for themselves", closing: "Closing" };
export const CIRCLES = { none: "", me: "only you", us: "the two of you", room: "the room" };
export const SIZES = { pebble: "pebble (small)", stone: "stone (heavier)", boulder: "boulder (heaviest)" };

/** In quotation marks. @param {Item} item @param {import("./types").Palette} palette */
export const called = (item, palette) => `“${"day" in item ? item.day : lengthOf(item, palette).title}”`;

/** Where a line stands now: "3 of 9, at 19:32". @param {Sheet} sheet @param {Day[]} days @param {string} key */
export function whereIs(sheet, days, key) {
  const place = `${sheet.items.findIndex((item) => item.key === key) + 1} of ${sheet.items.length}`;
  for (const day of days) {
    const line = day.lines.find(({ item }) => item.key === key);
    if (line) return `${place}, at ${clock(day, line.at)}`;
  }
  return place;
}

/** @param {number} count */
export const toMend = (count) => (count === 0 ? "Nothing to mend" : count === 1 ? "One thing to mend" : `${count} things to mend`);

/** The exercises that hold every word that was typed, by what they are for. @param {Exercise[]} palette @param {string} typed */
export function found(palette, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fits = (/** @type {Exercise} */ one) => words.every((word) => plain(`${one.title} ${one.purpose} ${one.id} ${GROUPS[one.part]}`).includes(word));
  const order = Object.keys(GROUPS);
  return palette
    .filter(fits)
    .sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.title.localeCompare(b.title));
}

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What is wrong with a number of minutes, or null. @param {string} typed */
export function wrongMinutes(typed) {
  const minutes = Number(typed.replace(",", "."));
  if (!typed.trim() || Number.isNaN(minutes)) return "Write a number of minutes, such as 10 or 7.5.";
  if (minutes < 0.5 || minutes > 240) return "From half a minute to 240 minutes.";
  return Math.abs(minutes * 60 - Math.round(minutes * 60)) > 0.01 ? "Whole seconds only: 7.5 is seven and a half minutes." : null;
}

/** "1930", "19.30" or "19" → "19:30", "19:00"; null for nothing, undefined for what is no hour. @param {string} typed */
export function readHour(typed) {
  if (!typed.trim()) return null;
  const [, hours, minutes] = /^([01]?\d|2[0-3])(?:[:.h ]?([0-5]\d))?$/.exec(typed.trim()) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, "0")}:${minutes ?? "00"}`;
}
