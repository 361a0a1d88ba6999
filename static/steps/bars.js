/** How long the bars of a release are, in hundredths of the longest. Pure. */

/** @param {readonly {count?: number}[]} items */
export function widths(items) {
  const longest = Math.max(1, ...items.map((item) => item.count ?? 0));
  return items.map((item) => Math.round(((item.count ?? 0) / longest) * 100));
}
