/** From text to a blob that only the two phones can open, by the keys that keys.js makes. */
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { utf8ToBytes } from "@noble/ciphers/utils.js";
import { fromBase64url, toBase64url } from "./base64url.js";

/**
 * @typedef {{couple: string, sealing: Uint8Array, marking: Uint8Array}} Keys
 *   couple: 32 hex digits, the only part the server learns
 * @typedef {{session: string, couple: string, slot: string, seat: string}} Place
 *   where a blob belongs; a blob moved elsewhere does not open
 */

const NONCE = 24;

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
