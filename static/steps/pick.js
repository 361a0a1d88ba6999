/** Tapping one of several. Pure. */

/**
 * What is picked after a tap: again takes it away; of one only, another takes its place; a full hand takes no more.
 * @param {number[]} picked @param {number} tapped @param {number} max
 */
export function pick(picked, tapped, max) {
  if (picked.includes(tapped)) return picked.filter((one) => one !== tapped);
  if (max === 1) return [tapped];
  return picked.length < max ? [...picked, tapped].sort((a, b) => a - b) : picked;
}
