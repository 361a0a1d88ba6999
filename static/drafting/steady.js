/** Keeps what somebody looks at where it is while something above it grows, where the browser does not do so itself. */

const ANCHORS = typeof CSS !== "undefined" && CSS.supports("overflow-anchor", "auto");

/** @param {() => void} change */
export function steadily(change) {
  const held = ANCHORS ? null : document.activeElement;
  const before = held?.getBoundingClientRect().top ?? 0;
  change();
  const moved = held ? held.getBoundingClientRect().top - before : 0;
  if (moved) scrollBy(0, moved);
}
