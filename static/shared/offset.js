/**
 * How far this clock is from the server's, from questions that were asked and answered.
 *
 * @typedef {{offset: number, trip: number}} Sample   seconds; trip: there and back
 */

const KEPT = 8;
const JUMP_S = 5;
const LONGEST_TRIP_S = 10;

/**
 * The server answered somewhere between asking and hearing; half way is the best guess.
 * @param {number} asked @param {number} server @param {number} heard
 * @returns {Sample}
 */
export function sample(asked, server, heard) {
  return { offset: server - (asked + heard) / 2, trip: heard - asked };
}

/** @param {readonly Sample[]} samples @param {Sample} one @returns {Sample[]} the newest few; none during which a clock was set */
export function remembered(samples, one) {
  const sound = one.trip >= 0 && one.trip <= LONGEST_TRIP_S;
  return (sound ? [...samples, one] : [...samples]).slice(-KEPT);
}

/**
 * Whether what was measured cannot be so any more, since a view says another time: somebody has set the clock.
 * @param {{samples: readonly Sample[], offset: number}} clock @param {number} server @param {number} here
 */
export function hasJumped({ samples, offset }, server, here) {
  return samples.length > 0 && Math.abs(server - (here + offset)) > JUMP_S;
}

/** The offset of the quickest answer: the shorter the trip, the smaller the error. @param {readonly Sample[]} samples */
export function bestOffset(samples) {
  const quickest = samples.reduce((best, one) => (one.trip < best.trip ? one : best), { offset: 0, trip: Infinity });
  return quickest.offset;
}
