/** Many small updates on the server become one now and then: a sealed snapshot of what they made. */
import { encodeStateAsUpdate } from "yjs";
import { ask, isOpen, MOST, pause, shut } from "./line.js";

/** @typedef {import("./line.js").Line} Line */

const MANY = 60;
const HEAVY = 64 * 1024;
const WITHIN_MS = [2000, 8000];
const AGAIN_MS = 2500;

/** Whoever wrote the sixtieth puts them together, so that not both do. @param {Line} line @param {number} n of one's own update */
export function afterWriting(line, n) {
  const { updates, size } = line.load;
  if ((n % MANY === 0 && updates >= MANY / 2) || size > HEAVY) compact(line);
}

/** What was found on opening is put together by whoever comes to it first. @param {Line} line @param {[number, string, string][]} updates */
export function afterOpening(line, updates) {
  line.load = { updates: updates.length, size: updates.reduce((sum, [, , blob]) => sum + blob.length, 0) };
  if (line.load.updates <= MANY && line.load.size <= HEAVY) return;
  const [least, most] = /** @type {[number, number]} */ (WITHIN_MS);
  setTimeout(() => compact(line), least + Math.random() * (most - least));
}

/** Never while something among them could not be read: it may be the other phone's alone to read. @param {Line} line */
async function compact(line) {
  if (!line.unread.peek() && line.caughtUp.peek() && isOpen(line)) await putTogether(line);
}

/** @param {Line} line */
async function putTogether(line) {
  const blob = shut(line, encodeStateAsUpdate(line.there));
  if (blob.length > MOST) return false;
  const ack = await ask(line, "compact", { upto: line.last, blob });
  if (ack?.ok) line.load = { updates: 1, size: blob.length };
  return !!ack?.ok;
}

/** The server has no room for more: first put together, then once more. @param {Line} line */
export async function makeRoom(line) {
  const done = await putTogether(line);
  line.full.value = !done;
  line.again = true;
  if (!done) await pause(AGAIN_MS);
}
