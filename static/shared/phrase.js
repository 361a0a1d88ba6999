/** The couple's four words: drawing them, and understanding what somebody typed. */
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { distance } from "./near.js";
import { leftOut } from "./left-out.js";

/**
 * @typedef {{words: string[]} | {wrong: string, suggestion: string | null} | {missing: number}} Understood
 *   four words; or the first one that is not on the list, with a guess; or how many are missing (negative: too many)
 */

const COUNT = 4;
/** Of more words than this none is looked up: somebody pasted a page. */
const MANY = 12;
const known = new Set(wordlist);
const drawn = wordlist.filter((word) => !leftOut.has(word));

/** Four words that nobody has to wince at, by the browser's own chance. */
export function draw() {
  return Array.from({ length: COUNT }, () => /** @type {string} */ (drawn[below(drawn.length)])).join(" ");
}

/** A fair number from 0 to `most` - 1: what would favour the first few is thrown away. @param {number} most */
function below(most) {
  const fair = Math.floor(2 ** 32 / most) * most;
  for (;;) {
    const [number] = crypto.getRandomValues(new Uint32Array(1));
    if (number !== undefined && number < fair) return number % most;
  }
}

/**
 * What was typed, read forgivingly: case, spaces, hyphens, commas and small slips do not matter.
 * @param {string} text
 * @returns {Understood}
 */
export function understand(text) {
  const typed = text.normalize("NFKD").toLowerCase().split(/[^a-z]+/).filter(Boolean);
  if (typed.length > MANY) return { missing: COUNT - typed.length };
  const words = typed.map(nearest);
  const wrong = words.indexOf(null);
  if (wrong >= 0) return { wrong: /** @type {string} */ (typed[wrong]), suggestion: guess(/** @type {string} */ (typed[wrong])) };
  if (words.length !== COUNT) return { missing: COUNT - words.length };
  return { words: /** @type {string[]} */ (words) };
}

/** The listed word that was surely meant, or null. @param {string} typed */
function nearest(typed) {
  if (known.has(typed)) return typed;
  return byBeginning(typed) ?? only(within(typed, 1)) ?? (typed.length >= 6 && !within(typed, 1).length ? only(within(typed, 2)) : null);
}

/** The first four letters name a word of this list. @param {string} typed */
function byBeginning(typed) {
  return typed.length === 4 ? wordlist.find((word) => word.startsWith(typed)) ?? null : null;
}

/** @param {string} typed @param {number} most */
function within(typed, most) {
  return wordlist.filter((word) => distance(typed, word, most) <= most);
}

/** @param {string[]} words */
function only(words) {
  return words.length === 1 ? /** @type {string} */ (words[0]) : null;
}

/** A word to ask about, when none is sure. @param {string} typed */
function guess(typed) {
  return within(typed, 1)[0] ?? within(typed, 2)[0] ?? null;
}

/** Whether it is four words of the list. @param {string} phrase */
export function isPhrase(phrase) {
  const words = phrase.split(" ");
  return words.length === COUNT && words.every((word) => known.has(word));
}
