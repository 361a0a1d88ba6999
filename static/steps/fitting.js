/** The page after a list: every line of it for everybody, those that fit one's own ticks first. Pure. */

/** @typedef {{text: string, for: number[]}} Line */

/** @param {Line[]} lines @param {number[]} picked */
export function fittingFirst(lines, picked) {
  const fits = (/** @type {Line} */ line) => line.for.some((item) => picked.includes(item));
  return [...lines.filter(fits), ...lines.filter((line) => !fits(line))];
}
