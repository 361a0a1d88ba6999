/** The envelope of an act: an id that makes it idempotent, and padding that makes acts look alike on the wire. */

/** @typedef {{id: string, act: string, pad?: string} & Record<string, unknown>} Act */

const PADDED = 1024;

/** 16 random bytes as hex: an act's id, or a ballot's receipt. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The act, padded so that the UTF-8 JSON of the object is exactly 1,024 bytes. One that is already longer stays as it is.
 * @param {Act} act @returns {Act}
 */
export function padded(act) {
  const missing = PADDED - bytes({ ...act, pad: "" });
  return missing < 0 ? act : { ...act, pad: "x".repeat(missing) };
}

/** @param {object} value */
function bytes(value) {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
