/**
 * Where a timed step stands, as a pure function of its events and the time.
 * The same rules are written in workshop/session/clock.py; tests/vectors/clock.json keeps both equal.
 *
 * @typedef {{name: string, seconds: number, turn?: number, extra?: number}} Part
 * @typedef {[number, number | null]} Pause   from, to (null: still paused)
 * @typedef {[number, number]} Extension      at, step seconds (negative shortens)
 * @typedef {{parts: readonly Part[], started_at: number, pauses: readonly Pause[],
 *            extensions: readonly Extension[]}} Timed
 * @typedef {{part: number, left: number, of: number, total_left: number, over: boolean}} Position
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * The part that is running, the seconds left in it, its length, the seconds left in all, and whether all have run out.
 * @param {readonly Part[]} parts
 * @param {number} started_at
 * @param {readonly Pause[]} pauses
 * @param {readonly Extension[]} extensions
 * @param {number} speed
 * @param {number} now
 * @returns {Position}
 */
export function position(parts, started_at, pauses, extensions, speed, now) {
  const ran = (/** @type {number} */ t) => elapsed(started_at, pauses, speed, t);
  const lengths = extended(parts.map((part) => part.seconds), extensions, ran);
  const total = sum(lengths);
  const gone = ran(now);
  if (gone >= total) return over(lengths);
  const part = running(lengths, gone);
  return { part, left: sum(lengths.slice(0, part + 1)) - gone, of: lengths[part] ?? 0, total_left: total - gone, over: false };
}

/**
 * Step seconds that have run at time t.
 * @param {number} started_at @param {readonly Pause[]} pauses @param {number} speed @param {number} t
 */
function elapsed(started_at, pauses, speed, t) {
  const paused = sum(pauses.map(([from, to]) => Math.max(0, Math.min(to ?? t, t) - from)));
  return Math.max(0, t - started_at - paused) * speed;
}

/**
 * Step seconds since all parts have run out; 0 before.
 * @param {Timed} timed @param {number} speed @param {number} now
 */
export function overBy({ parts, started_at, pauses, extensions }, speed, now) {
  const ran = (/** @type {number} */ t) => elapsed(started_at, pauses, speed, t);
  return Math.max(0, ran(now) - sum(extended(parts.map((part) => part.seconds), extensions, ran)));
}

/**
 * The lengths of the parts after every extension.
 * @param {number[]} lengths @param {readonly Extension[]} extensions @param {(t: number) => number} ran
 */
function extended(lengths, extensions, ran) {
  return extensions.reduce((now, [at, seconds]) => stretch(now, ran(at), seconds), lengths);
}

/**
 * Lengthens the part that is running, or shortens it, though never below what has run of it. More time begins now, also
 * when the part has long run out.
 * @param {number[]} lengths @param {number} gone @param {number} seconds
 */
function stretch(lengths, gone, seconds) {
  const part = running(lengths, gone);
  const ran = gone - sum(lengths.slice(0, part));
  const changed = (/** @type {number} */ length) =>
    seconds > 0 ? Math.max(length, ran) + seconds : Math.max(length + seconds, Math.min(length, ran));
  return lengths.map((length, i) => (i === part ? changed(length) : length));
}

/**
 * Index of the part that holds this moment; the last one if all have run out. At the end of a part the next begins.
 * @param {number[]} lengths @param {number} gone
 */
function running(lengths, gone) {
  const found = lengths.findIndex((_, i) => gone < sum(lengths.slice(0, i + 1)));
  return found < 0 ? Math.max(0, lengths.length - 1) : found;
}

/** @param {number[]} lengths @returns {Position} */
function over(lengths) {
  const part = Math.max(0, lengths.length - 1);
  return { part, left: 0, of: lengths[part] ?? 0, total_left: 0, over: true };
}

/**
 * Who begins: the same seat on both phones, drawn by the server's chance.
 * @param {string} chance @param {string} couple
 * @returns {"A" | "B"}
 */
export function first(chance, couple) {
  return (sha256(utf8ToBytes(`${chance}:${couple}`))[0] ?? 0) & 1 ? "B" : "A";
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}
