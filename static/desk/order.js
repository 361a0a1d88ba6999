/** In which order couples stand on the board: by name, or who may need help first. Tiles never move of themselves. Pure. */

/** @typedef {import("./types").Couple} Couple @typedef {"name" | "need"} By */

/** Away, would like time, pausing, at work, waiting, finished. Requests for help move nobody. @param {Couple} couple */
export function need(couple) {
  if (couple.connected === 0) return 0;
  if (couple.time) return 1;
  if (couple.paused) return 2;
  if (couple.late) return 4;
  return couple.state === "finished" ? 5 : 3;
}

/** The board's couples in order. @param {Couple[]} board @param {By} by @returns {string[]} */
export function sorted(board, by) {
  const byName = (/** @type {Couple} */ a, /** @type {Couple} */ b) => a.name.localeCompare(b.name);
  const order = by === "need" ? (/** @type {Couple} */ a, /** @type {Couple} */ b) => need(a) - need(b) || byName(a, b) : byName;
  return [...board].sort(order).map((couple) => couple.couple);
}

/** Everybody where they stood; whoever is new comes last. @param {Couple[]} board @param {string[]} order @returns {Couple[]} */
export function arranged(board, order) {
  const place = (/** @type {Couple} */ couple) => (order.includes(couple.couple) ? order.indexOf(couple.couple) : order.length);
  return [...board].sort((a, b) => place(a) - place(b));
}
