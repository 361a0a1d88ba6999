/** Keeps this phone's document and the server's the same: what is new here goes out sealed, what is new there comes in. */
import { effect } from "@preact/signals";
import { Doc, encodeStateAsUpdate, encodeStateVector, equalSnapshots, snapshot } from "yjs";
import { arrive, moveOn, take, THERE } from "./arriving.js";
import { afterOpening, afterWriting, makeRoom } from "./compacting.js";
import { ask, isOpen, MOST, openLine, pause, shut } from "./line.js";

/** @typedef {import("./line.js").Line} Line @typedef {Pick<Line, "agreed" | "caughtUp" | "unread" | "full">} Relay */

const BATCH_MS = 150;
const GAP_MS = 400;
const AGAIN_MS = 2500;

/** @param {import("./line.js").Wire} wire @param {Doc} doc @param {import("./line.js").Whose} whose @param {import("./line.js").May} may @returns {Relay} */
export function relay(wire, doc, whose, may) {
  const line = openLine(wire, doc, whose, may);
  wire.hear("draft", (said) => said.draft === whose.draft && hear(line, said));
  wire.hear("agreed", (said) => said.draft === whose.draft && (line.agreed.value = said.agreed));
  effect(() => (wire.online.value && may.value ? begin(line) : rest(line)));
  doc.on("update", (_, origin) => origin !== THERE && soon(line));
  return line;
}

/** @param {Line} line */
function begin(line) {
  line.barred = false;
  line.wake(null);
  pump(line);
}

/** @param {Line} line */
function rest(line) {
  line.caughtUp.value = false;
}

/** What is written is gathered for a moment, then goes out as one. @param {Line} line */
function soon(line) {
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
  line.busy = false;
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
  if (after === 0) afterOpening(line, ack.updates);
  moveOn(line, Math.max(line.last, ack.n));
  line.agreed.value = ack.agreed;
  line.caughtUp.value = true;
}

/** The server knows less than it did: all that stands here is sent again. @param {Line} line */
function startOver(line) {
  Object.assign(line, { there: new Doc(), last: 0, early: new Map(), again: true });
}

/** Nothing is lost: it is asked again what the server has, in a while or with the next connect. @param {Line} line @param {any} ack */
async function failed(line, ack) {
  line.caughtUp.value = false;
  line.barred = !!ack && ack.code !== "slow_down" && ack.code !== "failed";
  if (line.barred) return;
  line.again = true;
  await Promise.race([pause(AGAIN_MS), new Promise((go) => (line.wake = go))]);
}

/** @param {Line} line @param {{n: number, seat: string, blob: string}} said */
function hear(line, said) {
  arrive(line, said);
  if (line.early.size && line.caughtUp.peek()) setTimeout(() => line.early.size && fillGap(line), GAP_MS);
}

/** @param {Line} line */
function fillGap(line) {
  line.caughtUp.value = false;
  pump(line);
}

/** Only what comes back from the server is known to stand there: of two who work separately it forgets what it was sent. @param {Line} line */
async function write(line) {
  const blob = shut(line, encodeStateAsUpdate(line.doc, encodeStateVector(line.there)));
  line.full.value = blob.length > MOST;
  if (line.full.value) return;
  const ack = await ask(line, "write", { blob });
  if (ack?.code === "full") return makeRoom(line);
  if (!ack?.ok) return failed(line, ack);
  await echo(line, ack.n);
  if (ack.n > line.last) return fillGap(line);
  afterWriting(line, ack.n);
}

/** Until an update has come back, or should have. @param {Line} line @param {number} n */
function echo(line, n) {
  if (n <= line.last) return null;
  return Promise.race([new Promise((go) => (line.awaited = { n, go })), pause(GAP_MS)]);
}
