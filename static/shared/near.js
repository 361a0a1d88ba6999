/** How far two words are apart, in letters put in, left out, changed, or swapped with their neighbour. */

/**
 * @param {string} a @param {string} b @param {number} most
 * @returns {number} the distance, or more than `most` as soon as that is sure
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), steps(b.length)];
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, before, last);
    [before, last] = [last, row];
  }
  return at(last, b.length);
}

/** @param {number} length */
function steps(length) {
  return Array.from({ length: length + 1 }, (_, i) => i);
}

/** @param {string} a @param {string} b @param {number} i @param {number[]} before @param {number[]} last */
function nextRow(a, b, i, before, last) {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const swapped = isSwap(a, b, i, j) ? at(before, j - 2) + 1 : Infinity;
    row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, swapped));
  }
  return row;
}

/** @param {string} a @param {string} b @param {number} i @param {number} j */
function isSwap(a, b, i, j) {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
}

/** @param {number[]} row @param {number} i */
function at(row, i) {
  return /** @type {number} */ (row[i]);
}
