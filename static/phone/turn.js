/** Who does what in the part of the turns that runs now. Pure. */
import { first } from "../shared/clock.js";

/**
 * @typedef {import("../shared/clock.js").Part} Part
 * @typedef {import("./types").Seat} Seat
 * @typedef {"speaker" | "listener" | "both"} Role
 */

/** @param {Part} part @param {string} chance @param {string} couple @param {Seat} seat @returns {Role} */
export function roleIn(part, chance, couple, seat) {
  if (part.turn === undefined) return "both";
  const begins = first(chance, couple) === seat;
  return begins === (part.turn % 2 === 0) ? "speaker" : "listener";
}

/** Whether this phone's owner is the one who talks now, as far as the part itself says. @param {Part} part @param {Role} role */
export function talks(part, role) {
  return (part.name === "speak" && role === "speaker") || (part.name === "back" && role === "listener");
}

/** The part to come that begins another turn: whoever waits reads who is next. @param {readonly Part[]} parts @param {number} now */
export function nextTurn(parts, now) {
  return parts.slice(now + 1).find((part) => part.name === "speak");
}
