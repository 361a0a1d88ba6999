/** Levels on a scale, and the one word for each item that says where they went. Pure. */

/**
 * @typedef {import("../phone/types").Levels} Levels @typedef {(number | null)[]} Picked   a level for each item, null: skipped
 * @typedef {"up" | "same" | "down" | null} Move
 * @typedef {{id: string, text: string}} Item
 */

/** One level put in its place. @param {Item[]} items @param {Picked | undefined} levels @param {number} i @param {number | null} level @returns {Picked} */
export function put(items, levels, i, level) {
  return items.map((_, at) => (at === i ? level : levels?.[at] ?? null));
}

/** What waits for the second time. @param {Item[]} items @param {Picked | undefined} levels */
export function byItem(items, levels) {
  return Object.fromEntries(items.map(({ id }, i) => [id, levels?.[i] ?? null]));
}

/** @param {Item[]} items @param {Levels[string] | undefined} before @param {Picked | undefined} now @returns {Move[]} */
export function moves(items, before, now) {
  return items.map(({ id }, i) => move(before?.[id] ?? null, now?.[i] ?? null));
}

/** @param {number | null} before @param {number | null} now @returns {Move} null where either was skipped */
function move(before, now) {
  if (before === null || now === null) return null;
  return now > before ? "up" : now < before ? "down" : "same";
}
