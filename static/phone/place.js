/** Which screen a phone shows, from what it holds. Pure. */

/**
 * @typedef {import("./types").Room} Room @typedef {import("./types").Mine} Mine
 * @typedef {"gone" | "opening" | "ended" | "welcome" | "held" | "choose" | "started" | "confirm" | "confirmed" |
 *   "returning" | "letBack" | "reunite" | "paused" | "lobby" | "late" | "step"} Place
 */

/** @type {Partial<Record<import("./types").Stage, Place>>} */
const PAIRING = {
  joined: "choose",
  started: "started",
  asking: "confirm",
  asked: "confirm",
  confirmed: "confirmed",
  returning: "returning",
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
  if (mine.couple?.ask === "together") return "reunite";
  if (mine.paused) return "paused";
  if (!room.step) return "lobby";
  return mine.waits ? "late" : "step";
}

/**
 * Whether a glance at this screen, or a page brought back by the browser, should meet the public line only.
 * @param {Place} place @param {Room | null} room
 */
export function needsCover(place, room) {
  return place === "ended" || place === "started" || (place === "step" && !room?.step?.seen_ok);
}

/**
 * Whether a page that has just been opened should start covered: found again, or opened anew over private words.
 * @param {string | undefined} how the browser's word for the visit @param {boolean} discarded @param {import("./types").Drafts} drafts
 * @param {boolean} [kept] whether pages of this phone's own stand there
 */
export function opensCovered(how, discarded, drafts, kept = false) {
  if (discarded || how === "back_forward") return true;
  return how === "navigate" && (kept || Object.values(drafts).some(isPrivate));
}

/** Whether something stands in it. @param {import("./types").Draft} draft */
export function isPrivate({ texts = [], text = "", review = "", taken = [], levels = [], states = [], picked = [] }) {
  return [...texts, text, review].some((one) => one.trim()) || [...taken, ...levels, ...states, ...picked].some((one) => one !== null);
}

/** Nobody is at the desk to read a quiet request any more. @param {Place} place */
export function isOver(place) {
  return place === "ended" || place === "gone";
}

/** A day after the end the server no longer knows who was here, and this phone need not either. @param {Room | null} room @param {Mine | null} mine */
export function isLetGo(room, mine) {
  return room?.session.state === "ended" && mine?.stage === "new";
}

/** A question to the room that takes no more answers. @param {import("./types").Step} step */
export function isGathered(step) {
  return step.circle === "room" && step.state !== "open";
}
