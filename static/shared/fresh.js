/** Whether a view that arrives is newer than the one held: views are whole, so an older one can just be dropped. */

/** @typedef {{seq: number, tick?: number, boot?: string}} Numbered */

/**
 * @param {Numbered | null} held
 * @param {Numbered} arrived
 */
export function isFresh(held, arrived) {
  if (!held || arrived.seq > held.seq) return true;
  if (arrived.seq < held.seq) return false;
  return arrived.boot !== held.boot || (arrived.tick ?? 0) >= (held.tick ?? 0);
}
