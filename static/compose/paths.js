/** Changes deep in an exercise without touching what was there before; and which mistakes are about a place. Pure. */

/** @typedef {import("./types").Path} Path @typedef {import("./types").Flaw} Flaw @typedef {import("./types").Data} Data @typedef {import("./types").Step} Step */

/** @param {any} data @param {Path} path */
export const get = (data, path) => path.reduce((part, key) => part?.[key], data);

/** The same with another value there; undefined takes the field out. @param {any} data @param {Path} path @param {unknown} value @returns {any} */
export function put(data, path, value) {
  if (!path.length) return value;
  const [key, ...rest] = path;
  const copy = Array.isArray(data) ? [...data] : { ...(data ?? {}) };
  const inner = put(copy[key], rest, value);
  if (inner === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** A list in which one thing has another place. @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} */
export function moved(list, from, to) {
  if (to < 0 || to >= list.length) return list;
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}

/** @template T @param {T[]} list @param {number} place @param {T} thing @returns {T[]} */
export const inserted = (list, place, thing) => [...list.slice(0, place), thing, ...list.slice(place)];

/** @template T @param {T[]} list @param {number} place @returns {T[]} */
export const without = (list, place) => list.filter((_, other) => other !== place);

/** Mistakes about exactly this field. @param {Flaw[]} flaws @param {Path} path */
export const flawsAt = (flaws, path) => flaws.filter(({ where }) => same(where, path));

/** Mistakes about this place or anything in it. @param {Flaw[]} flaws @param {Path} path */
export const flawsIn = (flaws, path) => flaws.filter(({ where }) => path.every((key, i) => String(where[i]) === String(key)));

/** @param {Path} one @param {Path} other */
const same = (one, other) => one.length === other.length && one.every((key, i) => String(key) === String(other[i]));

/** An exercise is as long as its steps. @param {Data} data @returns {Data} */
export function timed(data) {
  const minutes = (data.steps ?? []).reduce((sum, step) => sum + (typeof step?.minutes === "number" ? step.minutes : 0), 0);
  return { ...data, minutes: Math.round(minutes * 10_000) / 10_000 };
}

/** A short name that no step has yet. @param {Step[]} steps @param {string} wish */
export function freeId(steps, wish) {
  const taken = new Set(steps.map((step) => step?.id));
  const base = plain(wish) || "step";
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

/** Words as a short name: small letters, digits, hyphens. @param {string} words */
export const plain = (words) =>
  words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);

/** "what: Phones" lines to an object and back, for the few fields whose names are the author's own. @param {Record<string, string>} said */
export const toLines = (said) => Object.entries(said ?? {}).map(([name, text]) => `${name}: ${text}`).join("\n");

/** @param {string} lines */
export function fromLines(lines) {
  const pairs = lines.split("\n").filter((line) => line.trim()).map((line) => /^\s*([^:]*):?\s*(.*)$/.exec(line) ?? []);
  return Object.fromEntries(pairs.map(([, name, text]) => [(name ?? "").trim(), text ?? ""]));
}
