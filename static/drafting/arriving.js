/** Updates that come from the server, taken in order. */
import { applyUpdate } from "yjs";
import { unshut } from "./line.js";

/** @typedef {import("./line.js").Line} Line */

/** What a change is called that came from the server. */
export const THERE = "there";

/** Takes it as soon as nothing is missing before it. @param {Line} line @param {{n: number, seat: string, blob: string}} said */
export function arrive(line, { n, seat, blob }) {
  if (n <= line.last || line.early.has(n)) return;
  line.load.updates += 1;
  line.load.size += blob.length;
  line.early.set(n, () => take(line, seat, blob));
  moveOn(line, line.last);
  if (line.awaited && line.awaited.n <= line.last) line.awaited.go(null);
}

/** Takes what comes next without a gap. @param {Line} line @param {number} last */
export function moveOn(line, last) {
  line.last = last;
  for (const n of [...line.early.keys()].sort((a, b) => a - b)) {
    if (n > line.last + 1) return;
    if (n === line.last + 1) {
      line.early.get(n)?.();
      line.last = n;
    }
    line.early.delete(n);
  }
}

/** What does not open harms nothing: it is left where it is. @param {Line} line @param {string} seat @param {string} blob */
export function take(line, seat, blob) {
  const update = unshut(line, seat, blob);
  try {
    if (!update) throw new Error("not for these words");
    applyUpdate(line.there, update);
    applyUpdate(line.doc, update, THERE);
  } catch {
    line.unread.value = true;
  }
}
