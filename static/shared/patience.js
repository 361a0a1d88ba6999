/** How patient a line is: it tries again soon and often, and gives a slow network its time now and then. */

/** Milliseconds. Whoever comes back after a break must not wait long; many at once must not come in one moment. */
export const PATIENCE = { reconnectionDelay: 200, reconnectionDelayMax: 500, randomizationFactor: 0.5, timeout: 2500 };

const SLOW_EVERY = 5;
const SLOW_MS = 5000;

/** How long a try may take: one of five is for networks on which that is not enough. @param {number} attempt from 1 */
export function patienceFor(attempt) {
  return attempt % SLOW_EVERY === 0 ? SLOW_MS : PATIENCE.timeout;
}
