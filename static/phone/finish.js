/** Finishing a step, passing it, or asking for more time. Passing and finishing look the same. */
import { kinds } from "../steps/index.js";
import { sharesPhone, sharing, tellsRoom } from "./company.js";
import { draft, jot } from "./keep.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step */

/** Whether Done sends something to the room. @param {Phone} phone @param {Step} step */
function sends(phone, step) {
  return tellsRoom(step, phone.mine.value);
}

/** What Done is called. @param {Phone} phone @param {Step} step @param {import("../shared/clock.js").Position} at */
export function doneWord(phone, step, at) {
  if (sends(phone, step)) return step.body.audience === "desk" ? say.step.sendDesk : say.step.send;
  return kinds[step.kind]?.hands?.(phone, step, at) ? say.step.hand : say.step.done;
}

/** What is said beside the actions: whether something may go depends on the step, never on what was done. @param {Phone} phone @param {Step} step @param {import("../shared/clock.js").Position} at */
export function wordsFor(phone, step, at) {
  const mine = phone.mine.value;
  const marks = !!mine && sharing(step, mine) === "marks" && !isSettled(phone, step);
  const hands = !!kinds[step.kind]?.hands?.(phone, step, at);
  return sends(phone, step) || marks || hands ? say.step.sending : say.step.staying;
}

/** @param {Phone} phone @param {Step} step */
function isSettled(phone, step) {
  return !!kinds[step.kind]?.settled?.(phone, step);
}

const EMPTIED = { picked: [], text: "" };

/**
 * The screen is as empty afterwards as before, so that no neighbour sees what somebody did.
 * @param {Phone} phone @param {Step} step @param {boolean} passing
 */
export function finish(phone, step, passing) {
  const kind = kinds[step.kind];
  const before = draft(phone.keep, step);
  const empties = sends(phone, step) || step.body.practice;
  phone.notice.value = "";
  tell(phone, step, passing);
  kind?.after?.(phone, step, before, passing);
  jot(phone.keep, step, { noted: true, time: false, ...(empties ? { ...EMPTIED, ...kind?.emptied } : {}) });
}

/** An emptied field that is sent once more, as by a double tap, leaves what was sent; passing takes it back. @param {Phone} phone @param {Step} step @param {boolean} passing */
function tell(phone, step, passing) {
  const said = draft(phone.keep, step);
  const settled = isSettled(phone, step);
  const answer = passing || settled ? null : answerOf(phone, step, said);
  const leaves = settled ? said.noted : !passing && answer === null && sends(phone, step) && hasSent(phone, step);
  if (leaves) phone.out.resend();
  else phone.out.answer(step, answer, phone.wire.now() - step.started_at);
}

/** Nothing is told by a phone that two share, nor to a partner who works separately. @param {Phone} phone @param {Step} step @param {import("./types").Draft} said */
function answerOf(phone, step, said) {
  const mine = phone.mine.value;
  const tells = mine && !sharesPhone(mine) && (sends(phone, step) || sharing(step, mine));
  return (tells && kinds[step.kind]?.answer?.(step, said, phone)) || null;
}

/** @param {Phone} phone @param {Step} step */
function hasSent({ keep }, step) {
  return (keep.box.peek().ballots[step.run]?.answer ?? null) !== null;
}

/** @param {Phone} phone @param {Step} step @param {boolean} on */
export function moreTime(phone, step, on) {
  phone.out.send("progress", { run: step.run, state: on ? "time" : "working" });
  jot(phone.keep, step, { time: on });
}
