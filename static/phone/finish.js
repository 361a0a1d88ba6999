/** Finishing a step, passing it, or asking for more time. Passing and finishing look the same. */
import { kinds } from "../steps/index.js";
import { draft, jot } from "./keep.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step */

/** Whether Done sends something to the room. @param {Step} step */
export function sends(step) {
  return step.circle === "room" && step.collect !== "none";
}

const EMPTIED = { picked: [], text: "" };

/**
 * The screen is as empty afterwards as before, so that no neighbour sees what somebody did.
 * @param {Phone} phone @param {Step} step @param {boolean} passing
 */
export function finish(phone, step, passing) {
  const answer = passing ? null : kinds[step.kind]?.answer?.(step, draft(phone.keep, step)) ?? null;
  const emptied = sends(step) || step.body.practice ? EMPTIED : {};
  phone.notice.value = "";
  if (!passing && answer === null && hasSent(phone, step)) phone.out.resend();
  else phone.out.answer(step.run, answer, phone.wire.now() - step.started_at);
  jot(phone.keep, step, { noted: true, time: false, ...emptied });
}

/** An emptied field that is sent once more, as by a double tap, leaves what was sent; passing takes it back. @param {Phone} phone @param {Step} step */
function hasSent({ keep }, step) {
  return (keep.box.peek().ballots[step.run]?.answer ?? null) !== null;
}

/** @param {Phone} phone @param {Step} step @param {boolean} on */
export function moreTime(phone, step, on) {
  phone.out.send("progress", { run: step.run, state: on ? "time" : "working" });
  jot(phone.keep, step, { time: on });
}
