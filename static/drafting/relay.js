/** Keeps this phone's document and the server's the same: what is new here goes out sealed, what is new there comes in. */
import { effect, signal } from "@preact/signals";
import { Doc, applyUpdate, encodeStateAsUpdate, encodeStateVector, equalSnapshots, snapshot } from "yjs";
import { openBytes, sealBytes } from "../shared/seal.js";

/**
 * @typedef {{session: string, couple: string, seat: string, draft: string, key: Uint8Array}} Whose   seat: this phone's
 * @typedef {ReturnType<typeof relay>} Relay
 * @typedef {{wire: Wire, doc: Doc, whose: Whose, may: import("@preact/signals").ReadonlySignal<boolean>, there: Doc, last: number,
 *   early: Map<number, () => void>, agreed: Flag<Record<string, string>>, unread: Flag<boolean>, full: Flag<boolean>,
 *   caughtUp: Flag<boolean>, ahead: Flag<boolean>, load: {updates: number, size: number}, busy: boolean, again: boolean, barred: boolean,
 *   timer: any, awaited?: {n: number, go: (nothing: null) => void}, wake?: (nothing: null) => void}} Line
 *   there: what the server is known to hold; last: up to which update without a gap; early: updates behind a gap;
 *   ahead: something here is not known to be there; unread: something came that these four words do not open; barred: the server takes nothing just now
 * @typedef {Pick<import("../shared/wire.js").Wire, "online" | "act" | "hear">} Wire
 */
/** @template T @typedef {import("@preact/signals").Signal<T>} Flag */

/** What a change is called that came from the server. */
export const THERE = "there";

const BATCH_MS = 150;
const GAP_MS = 400;
const AGAIN_MS = 2500;
const COMPACT_WITHIN_MS = [2000, 8000];
/** What one sealed update may weigh, and how much may pile up before it is put together. */
const MOST = 24_000;
const MANY = 60;
const HEAVY = 64 * 1024;

/**
 * @param {Wire} wire @param {Doc} doc @param {Whose} whose
 * @param {import("@preact/signals").ReadonlySignal<boolean>} may whether the two work together just now
 */
export function relay(wire, doc, whose, may) {
  const line = /** @type {Line} */ ({ wire, doc, whose, may, there: new Doc(), last: 0, early: new Map(), load: { updates: 0, size: 0 } });
  const shown = { agreed: signal(/** @type {Record<string, string>} */ ({})), unread: signal(false), full: signal(false), caughtUp: signal(false), ahead: signal(isAhead(line)) };
  Object.assign(line, shown);
  listen(line);
  effect(() => (wire.online.value && may.value ? begin(line) : rest(line)));
  doc.on("update", (_, origin) => origin !== THERE && soon(line));
  return shown;
}

/** @param {Line} line */
function listen(line) {
  line.wire.hear("draft", (said) => said.draft === line.whose.draft && arrive(line, said));
  line.wire.hear("agreed", (said) => said.draft === line.whose.draft && (line.agreed.value = said.agreed));
}

/** @param {Line} line */
function begin(line) {
  line.barred = false;
  line.wake?.(null);
  pump(line);
}

/** @param {Line} line */
function rest(line) {
  line.caughtUp.value = false;
}

/** What is written is gathered for a moment, then goes out as one. @param {Line} line */
function soon(line) {
  line.ahead.value = true;
  line.timer ??= setTimeout(() => {
    line.timer = null;
    pump(line);
  }, BATCH_MS);
}

/** One thing after the other: first what the server has, then what it lacks. @param {Line} line */
async function pump(line) {
  line.again = true;
  if (line.busy) return;
  line.busy = true;
  while (line.again && isOpen(line)) {
    line.again = false;
    if (!line.caughtUp.peek()) await catchUp(line);
    if (line.caughtUp.peek() && isAhead(line)) await write(line);
  }
  line.ahead.value = isAhead(line);
  line.busy = false;
}

/** @param {Line} line */
function isOpen(line) {
  return line.wire.online.peek() && line.may.peek() && !line.barred;
}

/** Whether something stands here that the server is not known to hold. @param {Line} line */
function isAhead({ doc, there }) {
  return !equalSnapshots(snapshot(doc), snapshot(there));
}

/** @param {Line} line */
async function catchUp(line) {
  const after = line.last;
  const ack = await ask(line, "draft", { after });
  if (!ack?.ok) return failed(line, ack);
  if (ack.n < after) return startOver(line);
  for (const [n, seat, blob] of ack.updates) if (n > line.last) take(line, seat, blob);
  if (after === 0) weigh(line, ack.updates);
  moveOn(line, Math.max(line.last, ack.n));
  line.agreed.value = ack.agreed;
  line.caughtUp.value = true;
}

/** The server knows less than it did: all that stands here is sent again. @param {Line} line */
function startOver(line) {
  Object.assign(line, { there: new Doc(), last: 0, early: new Map(), again: true });
}

/** @param {Line} line @param {string} act @param {Record<string, unknown>} fields @returns {Promise<any>} null without an answer */
function ask({ wire, whose }, act, fields) {
  return wire.act(act, { draft: whose.draft, ...fields }).catch(() => null);
}

/** Nothing is lost: it is asked again what the server has, in a while or with the next connect. @param {Line} line @param {any} ack */
async function failed(line, ack) {
  line.caughtUp.value = false;
  line.barred = !!ack && ack.code !== "slow_down" && ack.code !== "failed";
  if (line.barred) return;
  line.again = true;
  await Promise.race([pause(AGAIN_MS), new Promise((go) => (line.wake = go))]);
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((go) => setTimeout(go, ms));
}

/** @param {Line} line @param {{n: number, seat: string, blob: string}} said */
function arrive(line, { n, seat, blob }) {
  if (n <= line.last || line.early.has(n)) return;
  line.load.updates += 1;
  line.load.size += blob.length;
  line.early.set(n, () => take(line, seat, blob));
  moveOn(line, line.last);
  if (line.awaited && line.awaited.n <= line.last) line.awaited.go(null);
  if (line.early.size && line.caughtUp.peek()) setTimeout(() => line.early.size && fillGap(line), GAP_MS);
}

/** @param {Line} line */
function fillGap(line) {
  line.caughtUp.value = false;
  pump(line);
}

/** Takes what comes next without a gap. @param {Line} line @param {number} last */
function moveOn(line, last) {
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

/** @param {Line} line @param {string} seat @param {string} blob */
function take(line, seat, blob) {
  const { whose, there, doc } = line;
  const update = openBytes(whose.key, { ...placeOf(whose), seat }, blob);
  try {
    if (!update) throw new Error("not for these words");
    applyUpdate(there, update);
    applyUpdate(doc, update, THERE);
  } catch {
    line.unread.value = true;
  }
}

/** @param {Whose} whose */
function placeOf({ session, couple, draft, seat }) {
  return { session, couple, slot: `draft:${draft}`, seat };
}

/** @param {Line} line @param {Uint8Array} update */
function shut({ whose }, update) {
  return sealBytes(whose.key, placeOf(whose), update);
}

/** Only what comes back from the server is known to stand there: of two who work separately it forgets what it was sent. @param {Line} line */
async function write(line) {
  const update = encodeStateAsUpdate(line.doc, encodeStateVector(line.there));
  const blob = shut(line, update);
  line.full.value = blob.length > MOST;
  if (line.full.value) return;
  const ack = await ask(line, "write", { blob });
  if (ack?.code === "full") return makeRoom(line);
  if (!ack?.ok) return failed(line, ack);
  await echo(line, ack.n);
  if (ack.n > line.last) return fillGap(line);
  if (isMuch(line, ack.n)) compact(line);
}

/** Until an update has come back, or should have. @param {Line} line @param {number} n */
function echo(line, n) {
  if (n <= line.last) return undefined;
  return Promise.race([new Promise((go) => (line.awaited = { n, go })), pause(GAP_MS)]);
}

/** Whoever's update is the sixtieth puts them together, so that not both do. @param {Line} line @param {number} n */
function isMuch({ load }, n) {
  return (n % MANY === 0 && load.updates >= MANY / 2) || load.size > HEAVY;
}

/** What was found on opening is put together by whoever is first to find it. @param {Line} line @param {[number, string, string][]} updates */
function weigh(line, updates) {
  line.load = { updates: updates.length, size: updates.reduce((sum, [, , blob]) => sum + blob.length, 0) };
  if (line.load.updates <= MANY && line.load.size <= HEAVY) return;
  const [least, most] = /** @type {[number, number]} */ (COMPACT_WITHIN_MS);
  setTimeout(() => compact(line), least + Math.random() * (most - least));
}

/** One sealed snapshot takes the place of many updates; never while something among them could not be read. @param {Line} line */
async function compact(line) {
  if (line.unread.peek() || !line.caughtUp.peek() || !isOpen(line)) return;
  await putTogether(line, encodeStateAsUpdate(line.there));
}

/** @param {Line} line @param {Uint8Array} whole */
async function putTogether(line, whole) {
  const blob = shut(line, whole);
  if (blob.length > MOST) return false;
  const ack = await ask(line, "compact", { upto: line.last, blob });
  if (ack?.ok) line.load = { updates: 1, size: blob.length };
  return !!ack?.ok;
}

/** The server has no room for more updates: first put together, then once more. @param {Line} line */
async function makeRoom(line) {
  const done = await putTogether(line, encodeStateAsUpdate(line.there));
  line.full.value = !done;
  line.again = true;
  if (!done) await pause(AGAIN_MS);
}
