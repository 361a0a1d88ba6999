/**
 * How far this clock is from the server's, from questions that were asked and answered.
 *
 * @typedef {{offset: number, trip: number}} Sample   seconds; trip: there and back
 */

const KEPT = 8;

/**
 * The server answered somewhere between asking and hearing; half way is the best guess.
 * @param {number} asked @param {number} server @param {number} heard
 * @returns {Sample}
 */
export function sample(asked, server, heard) {
  return { offset: server - (asked + heard) / 2, trip: heard - asked };
}

/** @param {readonly Sample[]} samples @param {Sample} one @returns {Sample[]} the newest few */
export function remembered(samples, one) {
  return [...samples, one].slice(-KEPT);
}

/** The offset of the quickest answer: the shorter the trip, the smaller the error. @param {readonly Sample[]} samples */
export function bestOffset(samples) {
  const quickest = samples.reduce((best, one) => (one.trip < best.trip ? one : best), { offset: 0, trip: Infinity });
  return quickest.offset;
}
