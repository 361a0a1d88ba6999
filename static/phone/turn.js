/** Who does what in the part of the turns that runs now. Pure. */
import { first } from "../shared/clock.js";

/**
 * @typedef {import("../shared/clock.js").Part} Part
 * @typedef {import("./types").Seat} Seat
 * @typedef {import("./types").Met} Met
 * @typedef {"speaker" | "listener" | "both"} Role
 */

/**
 * Who speaks in the first turn: whoever picked the option that begins, or as it was drawn where no choice was asked.
 * @param {string} chance @param {string} couple @param {Seat} seat this phone's
 * @param {Met | undefined} agreed what an earlier choice led to on this phone @param {number} option @returns {boolean} whether this seat begins
 */
export function begins(chance, couple, seat, agreed, option) {
  return agreed ? agreed.item === option : first(chance, couple) === seat;
}

/** Whether the two were to agree on who begins, and did not. @param {import("./types").Step} step @param {Met | undefined} agreed */
export function isOpen({ body }, agreed) {
  return !!body.first && agreed?.item !== 0 && agreed?.item !== 1;
}

/** @param {Part} part @param {boolean} begun whether this phone's owner speaks in the first turn @returns {Role} */
export function roleIn(part, begun) {
  if (part.turn === undefined) return "both";
  return begun === (part.turn % 2 === 0) ? "speaker" : "listener";
}

/** Whether this phone's owner is the one who talks now, as far as the part itself says. @param {Part} part @param {Role} role */
export function talks(part, role) {
  return (part.name === "speak" && role === "speaker") || (part.name === "back" && role === "listener");
}

/** The part to come that begins another turn: whoever waits reads who is next. @param {readonly Part[]} parts @param {number} now */
export function nextTurn(parts, now) {
  return parts.slice(now + 1).find((part) => part.name === "speak");
}
