/** The couple's four words in the part of an address that no server gets to see. */

/** @param {string} phrase */
export function toFragment(phrase) {
  return "#" + phrase.replaceAll(" ", "-");
}

/** Four words, or null; whether they are on the list is for the list to say. @param {string} fragment */
export function fromFragment(fragment) {
  const words = fragment.replace(/^#/, "").toLowerCase();
  return /^[a-z]+(-[a-z]+){3}$/.test(words) ? words.replaceAll("-", " ") : null;
}
