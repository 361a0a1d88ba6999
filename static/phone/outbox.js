/** Sends what waits on the phone, one act after the other, until the server has answered each. */
import { effect, signal } from "@preact/signals";
import { newId } from "../shared/acts.js";
import * as queue from "./queue.js";

/**
 * @typedef {import("./types").Act} Act
 * @typedef {import("@preact/signals").Signal<import("./types").Box>} BoxSignal
 * @typedef {{wire: import("../shared/wire.js").Wire, box: BoxSignal, tell: (sentence: string) => void,
 *   busy: boolean, stuck: import("@preact/signals").Signal<boolean>}} Out
 */

const TRY_AGAIN_MS = 2500;

/**
 * @param {import("../shared/wire.js").Wire} wire
 * @param {BoxSignal} box outlives the page
 * @param {(sentence: string) => void} tell shows a refusal
 */
export function outbox(wire, box, tell) {
  const out = { wire, box, tell, busy: false, stuck: signal(false) };
  effect(() => {
    if (wire.online.value) resend(out);
  });
  return {
    stuck: out.stuck,
    /** @param {string} act @param {Record<string, unknown>} fields */
    send: (act, fields = {}) => change(out, (now) => queue.put(now, { id: newId(), act, ...fields })),
    /** @param {Pick<import("./types").Step, "run" | "size">} step @param {unknown} answer @param {number} since seconds, from the beginning of the step */
    answer: ({ run, size }, answer, since) =>
      change(out, (now) => queue.answer(now, { run, receipt: newId(), answer, size }, since, newId)),
    resend: () => resend(out),
    clear: () => change(out, () => queue.EMPTY),
  };
}

/** @typedef {ReturnType<typeof outbox>} Outbox */

/** @param {Out} out */
function resend(out) {
  change(out, (now) => queue.again(now, newId));
}

/** @param {Out} out @param {(box: import("./types").Box) => import("./types").Box} how */
function change(out, how) {
  out.box.value = how(out.box.peek());
  pump(out);
}

/** @param {Out} out */
async function pump(out) {
  if (out.busy) return;
  out.busy = true;
  while (out.wire.online.peek() && out.box.peek().acts.length) await sendFirst(out);
  out.busy = false;
}

/** @param {Out} out */
async function sendFirst(out) {
  const act = /** @type {Act} */ (out.box.peek().acts[0]);
  const { act: name, ...fields } = act;
  const ack = await out.wire.act(name, fields, queue.sizeOf(out.box.peek(), act)).catch(() => null);
  out.stuck.value = !ack || queue.isPassing(ack);
  if (!ack || queue.isPassing(ack)) return tryLater(out, act, ack);
  const said = queue.sentence(out.box.peek(), act, ack);
  out.box.value = queue.settle(out.box.peek(), act, ack);
  if (said) out.tell(said);
}

/** What the server cannot do just now lets the others go first. @param {Out} out @param {Act} act @param {import("../shared/wire.js").Ack | null} ack */
function tryLater(out, act, ack) {
  if (ack?.code === "failed") out.box.value = queue.last(out.box.peek(), act);
  return pause(out);
}

/** @param {Out} out */
function pause(out) {
  return out.wire.online.peek() ? new Promise((go) => setTimeout(go, TRY_AGAIN_MS)) : undefined;
}
