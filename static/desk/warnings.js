/** When the desk says how a step's time stands, and in which words: points a facilitator chooses, kept in this browser. */
import { say } from "./say.js";

/** Seconds left (negative: over) at which something can be said. */
export const POINTS = [300, 120, 60, 30, 0, -60, -120, -300];
const DEFAULT = [120, 30, 0, -120];
const KEY = "desk-warnings";

/** @param {Pick<Storage, "getItem">} store @returns {number[]} */
export function chosen(store) {
  try {
    const kept = JSON.parse(store.getItem(KEY) ?? "null");
    return Array.isArray(kept) ? POINTS.filter((point) => kept.includes(point)) : DEFAULT;
  } catch {
    return DEFAULT;
  }
}

/** @param {Pick<Storage, "setItem">} store @param {number[]} points */
export const keep = (store, points) => store.setItem(KEY, JSON.stringify(points));

/**
 * The last point that has passed, or null. One that is no shorter than the step itself says nothing.
 * @param {number[]} points @param {{left: number, over: boolean, overBy: number, length: number}} at seconds
 */
export function warning(points, at) {
  const left = at.over ? -at.overBy : at.left;
  const passed = points.filter((point) => left <= point && point < at.length);
  return passed.length ? Math.min(...passed) : null;
}

/** @param {number} point */
export function words(point) {
  if (point === 0) return say.warnings.over;
  return point > 0 ? say.warnings.left(point) : say.warnings.overBy(point);
}

/** As one chooses it. @param {number} point */
export function named(point) {
  if (point === 0) return say.warnings.whenOver;
  return point > 0 ? say.warnings.before(point) : say.warnings.after(point);
}
