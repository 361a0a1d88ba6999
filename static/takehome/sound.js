/** What came out of a blob, in the form it should have: the phone that sealed it may have been changed. Pure. */
import { isDay } from "../shared/day.js";

/** @typedef {import("./gather.js").Said} Said */

/** @param {any} content @returns {Said | null} null unless it is an object */
export function sound(content) {
  if (!content || typeof content !== "object") return null;
  const { lines, review, allowed } = content;
  const decided = Array.isArray(allowed) ? { allowed: allowed.filter(isPlace) } : {};
  return { lines: listed(lines).map(line), review: isDay(review) ? review : null, ...decided };
}

/** @param {unknown} list @returns {any[]} */
function listed(list) {
  return Array.isArray(list) ? list : [];
}

/** One that is not as it should be keeps its place, and says nothing. @param {any} one @returns {NonNullable<Said["lines"]>[number]} */
function line(one) {
  const start = one?.start === undefined ? {} : { start: words(one.start) };
  return { prompt: words(one?.prompt), text: words(one?.text), ...start };
}

/** @param {unknown} text */
function words(text) {
  return typeof text === "string" ? text : "";
}

/** @param {any} one */
function isPlace(one) {
  return Number.isInteger(one?.run) && Number.isInteger(one?.line);
}
