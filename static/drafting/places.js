/**
 * Where the letters that somebody sees stand by now in a text that another changes meanwhile, and where the caret goes. Pure.
 *
 * @typedef {number[]} Places   for each code unit as it is seen: its place in the text as it is now, or -1 once it is gone
 * @typedef {{retain?: number, insert?: unknown, delete?: number}[]} Delta   as Yjs tells a change
 */

/** @param {number} length @returns {Places} of a text that is seen as it is */
export function stand(length) {
  return Array.from({ length }, (_, i) => i);
}

/** @param {Places} places @param {Delta} delta what changed in the text @returns {Places} */
export function shift(places, delta) {
  const { runs, by } = runsOf(delta);
  const moved = (/** @type {number} */ place) => {
    const run = runs.find(({ to }) => place < to);
    if (run?.gone) return -1;
    return place + (run ? run.by : by);
  };
  return places.map((place) => (place < 0 ? place : moved(place)));
}

/** Stretches of the text as it was: up to where, moved by how much, or gone. @param {Delta} delta */
function runsOf(delta) {
  const runs = /** @type {{to: number, by: number, gone: boolean}[]} */ ([]);
  let [to, by] = [0, 0];
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    if (retain + gone) runs.push({ to: (to += retain + gone), by, gone: gone > 0 });
    by += lengthOf(insert) - gone;
  }
  return { runs, by };
}

/** @param {unknown} insert a text; anything else is one place wide */
export function lengthOf(insert) {
  return insert === undefined ? 0 : typeof insert === "string" ? insert.length : 1;
}

/** A caret stays behind the letter it followed. @param {Places} places @param {number} caret among what is seen */
export function after(places, caret) {
  for (let i = caret - 1; i >= 0; i--) {
    const place = /** @type {number} */ (places[i]);
    if (place >= 0) return place + 1;
  }
  return 0;
}

/** A selection goes on holding its own letters, and no new one at its edges. @param {Places} places @param {number} start @param {number} end */
export function selection(places, start, end) {
  const first = places.slice(start, end).find((place) => place >= 0);
  return { start: first ?? after(places, start), end: after(places, end) };
}

/**
 * The places once what is seen has changed too.
 * @param {Places} places already shifted by that change @param {import("./difference.js").Change} change @param {number} put where its letters stand now
 */
export function edited(places, change, put) {
  const fresh = stand(change.put.length).map((place) => place + put);
  return [...places.slice(0, change.at), ...fresh, ...places.slice(change.at + change.gone)];
}
