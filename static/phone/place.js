/** Which screen a phone shows, from what it holds. Pure. */

/**
 * @typedef {import("./types").Room} Room @typedef {import("./types").Mine} Mine
 * @typedef {"gone" | "opening" | "ended" | "welcome" | "held" | "choose" | "started" | "confirm" | "confirmed" |
 *   "returning" | "full" | "letBack" | "paused" | "lobby" | "late" | "step"} Place
 */

/** @type {Partial<Record<import("./types").Stage, Place>>} */
const PAIRING = {
  joined: "choose",
  started: "started",
  asking: "confirm",
  asked: "confirm",
  confirmed: "confirmed",
  returning: "returning",
  full: "full",
};

/**
 * @param {{refused: boolean, room: Room | null, mine: Mine | null}} held
 * @returns {Place}
 */
export function placeOf({ refused, room, mine }) {
  if (!room || !mine) return refused ? "gone" : "opening";
  if (room.session.state === "ended") return "ended";
  if (mine.stage === "new") return "welcome";
  if (room.session.state === "held") return "held";
  return PAIRING[mine.stage] ?? placeInRoom(room, mine);
}

/** @param {Room} room @param {Mine} mine @returns {Place} */
function placeInRoom(room, mine) {
  if (mine.couple?.ask === "seat") return "letBack";
  if (mine.paused) return "paused";
  if (!room.step) return "lobby";
  return mine.waits ? "late" : "step";
}

/**
 * Whether a glance at this screen, or a page brought back by the browser, should meet the public line only.
 * @param {Place} place @param {Room | null} room
 */
export function needsCover(place, room) {
  return place === "ended" || (place === "step" && !room?.step?.seen_ok);
}
