/** From the couple's four words to keys, and from text to a blob that only the two phones can open. */
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64url, toBase64url } from "./base64url.js";

/**
 * @typedef {{couple: string, sealing: Uint8Array, marking: Uint8Array}} Keys
 *   couple: 32 hex digits, the only part the server learns
 * @typedef {{session: string, couple: string, slot: string, seat: string}} Place
 *   where a blob belongs; a blob moved elsewhere does not open
 */

const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };
const NONCE = 24;
const MARK = 16;

/**
 * Keys of a couple, from its phrase; takes about a second on a phone, and lets the page breathe meanwhile.
 * @param {string} phrase four words joined by single spaces
 * @param {string} session
 * @returns {Promise<Keys>}
 */
export async function keysOf(phrase, session) {
  const master = await scryptAsync(phrase.normalize("NFKD"), utf8ToBytes(session), COST);
  return {
    couple: bytesToHex(derive(master, "side-by-side couple id", 16)),
    sealing: derive(master, "side-by-side sealing key", 32),
    marking: derive(master, "side-by-side marking key", 32),
  };
}

/** @param {Uint8Array} master @param {string} info @param {number} length */
function derive(master, info, length) {
  return hkdf(sha256, master, undefined, utf8ToBytes(info), length);
}

/**
 * @param {Uint8Array} key @param {Place} place @param {string} text
 * @param {Uint8Array} [nonce] fixed by tests only
 * @returns {string} a blob: base64url of nonce and ciphertext
 */
export function seal(key, place, text, nonce) {
  return sealBytes(key, place, utf8ToBytes(text), nonce);
}

/**
 * @param {Uint8Array} key @param {Place} place @param {Uint8Array} bytes @param {Uint8Array} [nonce] fixed by tests only
 * @returns {string} a blob, like that of a text
 */
export function sealBytes(key, place, bytes, nonce = crypto.getRandomValues(new Uint8Array(NONCE))) {
  const closed = xchacha20poly1305(key, nonce, bound(place)).encrypt(bytes);
  return toBase64url(new Uint8Array([...nonce, ...closed]));
}

/**
 * @param {Uint8Array} key @param {Place} place @param {string} blob
 * @returns {string | null} null if it was sealed with other words, for another place, or was changed
 */
export function open(key, place, blob) {
  const bytes = openBytes(key, place, blob);
  return bytes && new TextDecoder().decode(bytes);
}

/** @param {Uint8Array} key @param {Place} place @param {string} blob @returns {Uint8Array | null} as of a text */
export function openBytes(key, place, blob) {
  try {
    const bytes = fromBase64url(blob);
    const cipher = xchacha20poly1305(key, bytes.subarray(0, NONCE), bound(place));
    return cipher.decrypt(bytes.subarray(NONCE));
  } catch {
    return null;
  }
}

/** @param {Place} place */
function bound({ session, couple, slot, seat }) {
  return utf8ToBytes([session, couple, slot, seat].join("|"));
}

/**
 * A yes to these very words of a clause: the same on both phones, and to the server like any other mark.
 * @param {Uint8Array} key the marking key @param {string} draft a step's id @param {string} clause `1`, `2`, …
 * @param {string} words as words.js writes them
 */
export function mark(key, draft, clause, words) {
  const whole = hmac(sha256, key, utf8ToBytes(["yes", draft, clause, words].join("|")));
  return bytesToHex(whole.subarray(0, MARK));
}
