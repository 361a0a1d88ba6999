/** The envelope of an act: an id that makes it idempotent, and padding that makes acts look alike on the wire. */

/** @typedef {{id: string, act: string, pad?: string} & Record<string, unknown>} Act */

const LEAST = 1024;

/** 16 random bytes as hex: an act's id, or a ballot's receipt. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The act, padded so that the UTF-8 JSON of the object is exactly as many bytes as the largest of `sizes` says, at least
 * 1,024. One that is already longer stays as it is.
 * @param {Act} act @param {(number | undefined)[]} sizes @returns {Act}
 */
export function padded(act, ...sizes) {
  const missing = Math.max(LEAST, ...sizes.map((size) => size ?? 0)) - bytes({ ...act, pad: "" });
  return missing < 0 ? act : { ...act, pad: "x".repeat(missing) };
}

/** @param {object} value */
function bytes(value) {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/**
 * The same without half letters, which a field that is full leaves of an emoji: no server can read them.
 * @template T @param {T} said @returns {T}
 */
export function whole(said) {
  if (typeof said === "string") return /** @type {T} */ (said.replace(/\p{Surrogate}/gu, "\ufffd"));
  if (Array.isArray(said)) return /** @type {T} */ (said.map(whole));
  if (said === null || typeof said !== "object") return said;
  return /** @type {T} */ (Object.fromEntries(Object.entries(said).map(([name, value]) => [name, whole(value)])));
}
