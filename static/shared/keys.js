/** From the couple's four words to keys. */
import { hkdf } from "@noble/hashes/hkdf.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** @typedef {import("./seal.js").Keys} Keys */

const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };

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
