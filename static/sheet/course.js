/** A run sheet laid out in time, as workshop/exercises/course.py does it: its days, and when everything begins. Pure. */
import { say } from "./say.js";

/**
 * @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Line} Line @typedef {import("./types").Day} Day
 * @typedef {import("./types").Palette} Palette @typedef {import("./types").Placed} Placed @typedef {import("./types").Length} Length
 */

/** @param {Sheet} sheet @param {Palette} palette @returns {Day[]} */
export function layOut(sheet, palette) {
  /** @type {Day} */
  const bare = { head: null, from: seconds(sheet.starts), lines: [], seconds: 0 };
  const days = [bare];
  for (const item of sheet.items) {
    const day = /** @type {Day} */ (days[days.length - 1]);
    if ("day" in item) days.push({ head: item, from: seconds(item.starts), lines: [], seconds: 0 });
    else place(day, item, palette);
  }
  return days.length > 1 && !bare.lines.length ? days.slice(1) : days;
}

/** What is off begins with the one it stands in for, and moves nothing. @param {Day} day @param {Line} item @param {Palette} palette */
function place(day, item, palette) {
  const exercise = palette.get(item.exercise) ?? null;
  const { title, minutes, steps } = lengthOf(item, palette);
  const off = exercise?.off ?? false;
  const before = [...day.lines].reverse().find((line) => !line.off);
  const placed = { item, exercise, title, steps, seconds: Math.round(minutes * 60), at: off ? (before?.at ?? 0) : day.seconds, off };
  day.lines.push(placed);
  if (!off) day.seconds += placed.seconds;
}

/** Title, minutes and steps of a line as it asks for its exercise. @param {Line} item @param {Palette} palette @returns {Length} */
export function lengthOf(item, palette) {
  const found = palette.get(item.exercise);
  if (!found) return { title: item.title ?? item.exercise, minutes: item.minutes ?? 0, steps: [] };
  const variant = item.variant === null ? undefined : found.variants[item.variant];
  if (variant) return variant;
  const minutes = item.minutes ?? found.minutes;
  const steps = found.steps.length === 1 ? found.steps.map((step) => ({ ...step, minutes })) : found.steps;
  return { title: item.title ?? found.title, minutes, steps };
}

/** Whether it takes another length and title. @param {import("./types").Exercise | null} exercise */
export const stretches = (exercise) => exercise !== null && exercise.steps.length === 1;

/** "09:30" → seconds after midnight. @param {string | null} hour */
export function seconds(hour) {
  const [hours, minutes] = (hour ?? "").split(":").map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? null : hours * 3600 + minutes * 60;
}

/** The time on the wall, or since the day began where nobody said when that is: "19:32", "+0:32". @param {Day} day @param {number} at seconds */
export function clock(day, at) {
  const whole = Math.floor(((day.from ?? 0) + at) / 60);
  const [hours, minutes] = [Math.floor(whole / 60), String(whole % 60).padStart(2, "0")];
  return day.from === null ? `+${hours}:${minutes}` : `${String(hours % 24).padStart(2, "0")}:${minutes}`;
}

/** "1 h 30 min" @param {number} total seconds */
export function lasting(total) {
  const hours = Math.floor(total / 3600);
  const rest = (total - hours * 3600) / 60;
  const minutes = Number.isInteger(rest) ? String(rest) : rest.toFixed(1).replace(/\.0$/, "");
  return [hours && say.hours(hours), (rest || !hours) && say.minutes(minutes)].filter(Boolean).join(" ");
}

/** "90 min", "1.5 min" @param {number} total seconds */
export const inMinutes = (total) => say.minutes(Math.round((total / 60) * 100) / 100);

/** Of all days. @param {Day[]} days */
export const total = (days) => days.reduce((sum, day) => sum + day.seconds, 0);
