/** What partners hand each other: filled up so that every text weighs the same, sealed for one run and one seat. Pure. */
import { open, seal } from "../shared/seal.js";

/**
 * @typedef {import("./types").Seat} Seat
 * @typedef {{session: string, couple: string, run: number}} Where
 * @typedef {{own: any, theirs: any, came: boolean, lost: boolean}} Between
 *   own, theirs: what the blobs of a run hold, null if there is none or it does not open; came: both are there;
 *   lost: the partner's is there and does not open
 */

const BYTES = 3072;

/** @type {Between} */
export const NOTHING = { own: null, theirs: null, came: false, lost: false };

/** @param {number} run */
export function slotOf(run) {
  return `run-${run}`;
}

/** @param {unknown} content */
function bytes(content) {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}

/** Whether it is small enough to be handed over. @param {unknown} content */
export function fits(content) {
  return bytes(content) <= BYTES;
}

/** The longest beginning of a text with which all still fits. @param {string} text @param {(text: string) => unknown} content of the whole, with this text in it */
export function cut(text, content) {
  const letters = lettersOf(text);
  while (letters.length && !fits(content(letters.join("")))) letters.pop();
  return letters.join("");
}

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter() : null;

/** As people see them, so that no emoji is cut in two. @param {string} text */
function lettersOf(text) {
  return segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text];
}

/** @param {Uint8Array} key @param {Where} where @param {Seat} seat @param {unknown} content that fits */
export function shut(key, where, seat, content) {
  const text = JSON.stringify(content) + " ".repeat(Math.max(0, BYTES - bytes(content)));
  return seal(key, placeOf(where, seat), text);
}

/**
 * What came for the two of us in this run.
 * @param {Uint8Array | undefined} key @param {Where} where @param {Seat} seat this phone's
 * @param {Partial<Record<Seat, string>>} blobs @returns {Between}
 */
export function reveal(key, where, seat, blobs) {
  const other = seat === "A" ? "B" : "A";
  const one = (/** @type {Seat} */ whose) => (key && blobs[whose] ? unpacked(open(key, placeOf(where, whose), blobs[whose])) : null);
  const [own, theirs] = [one(seat), one(other)];
  return { own, theirs, came: !!blobs.A && !!blobs.B, lost: !!blobs[other] && !theirs };
}

/** @param {Where} where @param {Seat} seat */
function placeOf({ session, couple, run }, seat) {
  return { session, couple, slot: slotOf(run), seat };
}

/** @param {string | null} text @returns {any} null unless it is an object of ours */
function unpacked(text) {
  try {
    const content = JSON.parse(text ?? "null");
    return content && typeof content === "object" ? content : null;
  } catch {
    return null;
  }
}

/**
 * The lines of a content that came from another phone: only texts, whatever was sent.
 * @template {string} Key
 * @param {any} content @param {Key} key what stands before the text: `prompt` or `start`
 * @returns {(Record<Key, string> & {text: string})[]}
 */
export function linesOf(content, key) {
  const lines = Array.isArray(content?.lines) ? content.lines : [];
  const sound = lines.filter((/** @type {any} */ line) => typeof line?.[key] === "string" && typeof line?.text === "string");
  return sound.map((/** @type {any} */ line) => ({ [key]: line[key], text: line.text }));
}

/** The same, or null where there is nothing to read in it. @template {string} Key @param {any} content @param {Key} key */
export function readable(content, key) {
  const lines = linesOf(content, key);
  return lines.length ? lines : null;
}
