/** Remarks on what may point to somebody: they come when the first field that wants them is drawn. */
import { signal } from "@preact/signals";

/** @typedef {typeof import("../phone/hints.js").hints} Hints */

const known = signal(/** @type {Hints | undefined} */ (undefined));

/** What sees them, once it is there; without it a field makes no remarks. @returns {Hints | undefined} */
export function hints() {
  if (!known.peek()) import("../phone/hints.js").then((came) => (known.value = came.hints), () => null);
  return known.value;
}
