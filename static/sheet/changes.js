/** Changes to a run sheet: made, undone, and made again on a sheet that somebody else has changed. Pure. */
import { say } from "./say.js";

/** @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Item} Item @typedef {import("./types").Change} Change */

const MOST = 80;

/**
 * The sheet after a change, and the change that undoes it; or why it cannot be made.
 * @param {Sheet} sheet @param {Change} change @returns {{sheet: Sheet, back: Change, why?: undefined} | {why: string}}
 */
export function apply(sheet, change) {
  switch (change.what) {
    case "move":
      return move(sheet, change.key, change.after);
    case "insert":
      return insert(sheet, change.item, change.after);
    case "remove":
      return remove(sheet, change.key);
    case "set":
      return set(sheet, change.key, change.fields);
    case "head":
      return { sheet: { ...sheet, ...change.fields }, back: { what: "head", fields: before(sheet, change.fields) } };
    case "all":
      return { sheet: change.sheet, back: { what: "all", sheet } };
    case "several":
      return several(sheet, change.changes);
  }
}

/** @param {Sheet} sheet @param {string | null} key */
const place = (sheet, key) => sheet.items.findIndex((item) => item.key === key);

/** The key of the line before this place; null at the beginning. @param {Sheet} sheet @param {number} at */
const anchor = (sheet, at) => sheet.items[at - 1]?.key ?? null;

/** @param {Sheet} sheet @param {string} key @param {string | null} after @returns {ReturnType<typeof apply>} */
function move(sheet, key, after) {
  const from = place(sheet, key);
  const item = sheet.items[from];
  if (!item) return { why: say.why.gone };
  if (after === key || (after !== null && place(sheet, after) < 0)) return { why: say.why.noAnchor };
  const rest = without(sheet, key);
  return { sheet: put(rest, item, after), back: { what: "move", key, after: anchor(sheet, from) } };
}

/** @param {Sheet} sheet @param {Item} item @param {string | null} after @returns {ReturnType<typeof apply>} */
function insert(sheet, item, after) {
  if (place(sheet, item.key) >= 0) return { why: say.why.twice };
  if (after !== null && place(sheet, after) < 0) return { why: say.why.noAnchor };
  if (sheet.items.length >= MOST) return { why: say.why.full(MOST) };
  return { sheet: put(sheet, item, after), back: { what: "remove", key: item.key } };
}

/** @param {Sheet} sheet @param {string} key @returns {ReturnType<typeof apply>} */
function remove(sheet, key) {
  const at = place(sheet, key);
  const item = sheet.items[at];
  if (!item) return { why: say.why.gone };
  return { sheet: without(sheet, key), back: { what: "insert", item, after: anchor(sheet, at) } };
}

/** @param {Sheet} sheet @param {string} key @param {Record<string, string | number | null>} fields @returns {ReturnType<typeof apply>} */
function set(sheet, key, fields) {
  const found = sheet.items[place(sheet, key)];
  if (!found) return { why: say.why.gone };
  const items = sheet.items.map((item) => (item === found ? /** @type {Item} */ ({ ...item, ...fields }) : item));
  return { sheet: { ...sheet, items }, back: { what: "set", key, fields: before(found, fields) } };
}

/** @param {Sheet} sheet @param {Change[]} changes @returns {ReturnType<typeof apply>} */
function several(sheet, changes) {
  /** @type {Change[]} */
  const back = [];
  for (const change of changes) {
    const made = apply(sheet, change);
    if (made.why !== undefined) return made;
    sheet = made.sheet;
    back.unshift(made.back);
  }
  return { sheet, back: { what: "several", changes: back } };
}

/** What these fields said. @param {any} thing @param {object} fields @returns {any} */
const before = (thing, fields) => Object.fromEntries(Object.keys(fields).map((name) => [name, thing[name]]));

/** @param {Sheet} sheet @param {string} key @returns {Sheet} */
const without = (sheet, key) => ({ ...sheet, items: sheet.items.filter((item) => item.key !== key) });

/** @param {Sheet} sheet @param {Item} item @param {string | null} after @returns {Sheet} */
function put(sheet, item, after) {
  const at = after === null ? 0 : place(sheet, after) + 1;
  return { ...sheet, items: [...sheet.items.slice(0, at), item, ...sheet.items.slice(at)] };
}

/** The change that moves a line by one place, or null at the edge. @param {Sheet} sheet @param {string} key @param {1 | -1} by @returns {Change | null} */
export function moveBy(sheet, key, by) {
  const at = place(sheet, key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= sheet.items.length) return null;
  return { what: "move", key, after: by > 0 ? sheet.items[to]?.key ?? null : anchor(sheet, to) };
}

/**
 * The change that begins a new day at the end; a sheet without days gets a first one for what is on it already.
 * @param {Sheet} sheet @param {() => string} newKey @returns {{change: Change, key: string}}
 */
export function addDay(sheet, newKey) {
  const days = sheet.items.filter((item) => "day" in item).length;
  const last = sheet.items[sheet.items.length - 1]?.key ?? null;
  /** @param {number} number @param {string | null} starts @returns {Item} */
  const day = (number, starts) => ({ key: newKey(), day: freeName(sheet, number), starts });
  const added = day(Math.max(days, 1) + 1, null);
  /** @type {Change} */
  const change = { what: "insert", item: added, after: last };
  if (days) return { change, key: added.key };
  /** @type {Change} */
  const first = { what: "insert", item: day(1, sheet.starts), after: null };
  if (!last) return { change: first, key: first.item.key };
  return { change: { what: "several", changes: [change, first, { what: "head", fields: { starts: null } }] }, key: added.key };
}

/** @param {Sheet} sheet @param {number} number @returns {string} */
function freeName(sheet, number) {
  const taken = sheet.items.some((item) => "day" in item && item.day === say.list.day(number));
  return taken ? freeName(sheet, number + 1) : say.list.day(number);
}

/** Whether two sheets say the same. @param {Sheet} one @param {Sheet} other */
export function same(one, other) {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** @param {any} value @returns {any} */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, ordered(one)]));
}
