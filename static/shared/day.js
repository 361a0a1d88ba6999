/** Days as people say them, in the language of every text here. Pure. */

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param {unknown} value @returns {value is string} a day like `2026-12-24` */
export function isDay(value) {
  return typeof value === "string" && DAY.test(value);
}

/** @param {string} day like `2026-12-24` @returns {string} like `24 December 2026` */
export function dayInWords(day) {
  const date = new Date(`${day}T12:00`);
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
