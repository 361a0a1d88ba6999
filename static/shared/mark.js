/** What one says to a clause of a draft, for the server to compare and never to read. */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const MARK = 16;

/**
 * A yes to these very words of a clause: the same on both phones, and to the server like any other mark.
 * @param {Uint8Array} key the marking key @param {string} draft a step's id @param {string} clause `1`, `2`, …
 * @param {string} words as words.js writes them
 */
export function mark(key, draft, clause, words) {
  const whole = hmac(sha256, key, utf8ToBytes(["yes", draft, clause, words].join("|")));
  return bytesToHex(whole.subarray(0, MARK));
}
