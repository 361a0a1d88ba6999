/** Whether a view that arrives is newer than the one held: views are whole, so an older one can just be dropped. */

/** @typedef {{seq: number, tick?: number, boot?: string}} Numbered */

/**
 * The first view of a connection to a server that began anew is taken whatever its number: it may go on from a backup.
 * @param {Numbered | null} held
 * @param {Numbered} arrived
 * @param {boolean} [first] whether it is the first of its name since the page connected
 */
export function isFresh(held, arrived, first = false) {
  if (!held || arrived.seq > held.seq) return true;
  if (first && arrived.boot !== held.boot) return true;
  if (arrived.seq < held.seq) return false;
  return arrived.boot !== held.boot || (arrived.tick ?? 0) >= (held.tick ?? 0);
}
