/** Chance that comes out the same each time, for tests that try many stories. */

/** @param {number} seed @returns {(below: number) => number} a whole number from 0 to `below` - 1 */
export function chance(seed) {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return (state >>> 8) % below;
  };
}
