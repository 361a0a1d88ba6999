/** A quiet shimmer on what the partner has just changed; who asked for less motion sees none. */

/** @typedef {import("./opened.js").Opened} Opened */

/** @param {Opened} draft @param {string} name `CLAUSE/FIELD` @param {() => HTMLElement | null} place @returns {() => void} */
export function flash(draft, name, place) {
  const changed = (/** @type {string} */ what) => what === name && shimmer(place());
  draft.changed.add(changed);
  return () => draft.changed.delete(changed);
}

/** @param {HTMLElement | null} place */
function shimmer(place) {
  if (!place) return;
  place.classList.remove("fresh");
  void place.offsetWidth;
  place.classList.add("fresh");
}
