/** What one edit did to a text, told so that a partner's edit of the same moment can stand beside it. Pure. */

/** @typedef {{at: number, gone: number, put: string}} Change   at `at`, `gone` code units gave way to `put` */

/**
 * The smallest change that leads from one text to the other. Where several would do (one of three equal letters is new),
 * the caret says which. No emoji and no accented letter is ever cut in two.
 * @param {string} before @param {string} after @param {number} caret where it stands afterwards
 * @returns {Change | null} null if nothing changed
 */
export function difference(before, after, caret) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  const behind = sameEnd(before, after, Math.min(most, after.length - caret));
  const head = sameStart(before, after, most - behind);
  return whole(before, after, head, sameEnd(before, after, most - head));
}

/** @param {string} a @param {string} b @param {number} most */
function sameStart(a, b, most) {
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

/** @param {string} a @param {string} b @param {number} most */
function sameEnd(a, b, most) {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

/** @param {string} before @param {string} after @param {number} head @param {number} tail @returns {Change} */
function whole(before, after, head, tail) {
  while (!isEdge(before, head) || !isEdge(after, head)) head--;
  while (!isEdge(before, before.length - tail) || !isEdge(after, after.length - tail)) tail--;
  return { at: head, gone: before.length - tail - head, put: after.slice(head, after.length - tail) };
}

/** Since this letter on, characters may be made of several. */
const FIRST_COMBINING = 0x300;
const letters = "Segmenter" in Intl ? new Intl.Segmenter() : null;

/** Whether one character ends here and another begins. @param {string} text @param {number} at */
function isEdge(text, at) {
  if (at <= 0 || at >= text.length) return true;
  if (Math.max(text.charCodeAt(at - 1), text.charCodeAt(at)) < FIRST_COMBINING) return true;
  return letters ? letters.segment(text).containing(at)?.index === at : !isHalf(text, at);
}

/** @param {string} text @param {number} at */
function isHalf(text, at) {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}
