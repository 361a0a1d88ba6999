/** Days as people say them, in the language of the page. Pure. */
import { say } from "./say.js";

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {unknown} value @returns {value is string} a day like `2026-12-24` */
export function isDay(value) {
  return typeof value === "string" && DAY.test(value);
}

/** @param {string} day like `2026-12-24` @returns {string} like `24 December 2026` */
export function dayInWords(day) {
  return spelt(day, { day: "numeric", month: "long", year: "numeric" });
}

/** @param {string} day like `2026-12-24` @returns {string} like `Thursday 24 December` */
export function weekdayInWords(day) {
  return spelt(day, { weekday: "long", day: "numeric", month: "long" });
}

/** @param {number} seconds since 1970 @returns {string} like `24 December 2026`, where this page is */
export function dateOf(seconds) {
  return new Date(seconds * 1000).toLocaleDateString(say.locale, { day: "numeric", month: "long", year: "numeric" });
}

/** @param {number} seconds since 1970 @returns {string} like `24 December at 19:30`, where this page is */
export function momentOf(seconds) {
  return new Date(seconds * 1000).toLocaleString(say.locale, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}

/** @param {string} day @param {Intl.DateTimeFormatOptions} how */
function spelt(day, how) {
  const date = new Date(`${day}T12:00`);
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString(say.locale, how);
}
