/** Days by the calendar on the wall, as a date field writes them. Pure. */

const DAY_S = 24 * 3600;

/** @param {number} now seconds since 1970 @returns {string} like `2026-12-24` */
export function today(now) {
  const day = new Date(now * 1000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {number} now @param {number} weeks */
export function lastDay(now, weeks) {
  return today(now + weeks * 7 * DAY_S);
}

/** The nearest day that may be; a year that is still being typed is none yet. @param {string} day @param {string} first @param {string} last */
export function within(day, first, last) {
  if (!day || day < "1000") return "";
  return day < first ? first : day > last ? last : day;
}
