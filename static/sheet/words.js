/** What the editor says about a line and about what was done with it. Pure. */
import { clock, lengthOf } from "./course.js";
import { say } from "./say.js";

/** @typedef {import("./types").Item} Item @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Day} Day @typedef {import("./types").Exercise} Exercise */

/** In quotation marks. @param {Item} item @param {import("./types").Palette} palette */
export const called = (item, palette) => say.quoted("day" in item ? item.day : lengthOf(item, palette).title);

/** Where a line stands now: "3 of 9, at 19:32". @param {Sheet} sheet @param {Day[]} days @param {string} key */
export function whereIs(sheet, days, key) {
  const place = say.done.place(sheet.items.findIndex((item) => item.key === key) + 1, sheet.items.length);
  for (const day of days) {
    const line = day.lines.find(({ item }) => item.key === key);
    if (line) return say.done.at(place, clock(day, line.at));
  }
  return place;
}

/** The exercises that hold every word that was typed, by what they are for. @param {Exercise[]} palette @param {string} typed */
export function found(palette, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fits = (/** @type {Exercise} */ one) => words.every((word) => plain(`${one.title} ${one.purpose} ${one.id} ${say.palette.groups[one.part]}`).includes(word));
  const order = Object.keys(say.palette.groups);
  return palette
    .filter(fits)
    .sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part) || a.title.localeCompare(b.title));
}

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What is wrong with a number of minutes, or null. @param {string} typed */
export function wrongMinutes(typed) {
  const minutes = Number(typed.replace(",", "."));
  if (!typed.trim() || Number.isNaN(minutes)) return say.line.noNumber;
  if (minutes < 0.5 || minutes > 240) return say.line.range;
  return Math.abs(minutes * 60 - Math.round(minutes * 60)) > 0.01 ? say.line.seconds : null;
}

/** "1930", "19.30" or "19" → "19:30", "19:00"; null for nothing, undefined for what is no hour. @param {string} typed */
export function readHour(typed) {
  if (!typed.trim()) return null;
  const [, hours, minutes] = /^([01]?\d|2[0-3])(?:[:.h ]?([0-5]\d))?$/.exec(typed.trim()) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, "0")}:${minutes ?? "00"}`;
}
