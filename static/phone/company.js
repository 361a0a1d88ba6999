/** In whose company a phone is: with the partner's, on its own, or in the hands of two. Pure. */

/** @typedef {import("./types").Mine} Mine @typedef {import("./types").Step} Step */

/** One phone for two: nothing private and nothing for the room on it. @param {Mine} mine */
export function sharesPhone({ couple }) {
  return !!couple?.shared;
}

/** Here alone, or working separately for now: steps come in the form for one. @param {Mine} mine */
export function isAlone(mine) {
  return !sharesPhone(mine) && (!!mine.couple?.solo || !!mine.apart);
}

/** Came as two, and works separately for now. @param {Mine} mine */
export function isApart(mine) {
  return isAlone(mine) && !mine.couple?.solo;
}

/** How this phone's answer to a step is handed to the partner's, if it is. @param {Step} step @param {Mine} mine */
export function sharing(step, mine) {
  return isAlone(mine) || sharesPhone(mine) ? null : step.shares ?? null;
}

/** Whether this phone's answer to a step goes to the room. @param {Step} step @param {Mine | null} mine */
export function tellsRoom(step, mine) {
  return step.circle === "room" && step.collect !== "none" && !(mine && sharesPhone(mine));
}
