/** Finishing a step, passing it, or asking for more time. Passing and finishing look the same. */
import { kindOf } from "../steps/index.js";
import { sharesPhone, sharing, tellsRoom } from "./company.js";
import { draft, jot } from "./keep.js";
import { standing } from "./pace.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step */

/** Whether Done sends something to the room. @param {Phone} phone @param {Step} step */
function sends(phone, step) {
  return tellsRoom(step, phone.mine.value);
}

/** What Done is called. @param {Phone} phone @param {Step} step @param {import("../shared/clock.js").Position} at */
export function doneWord(phone, step, at) {
  if (sends(phone, step)) return step.body.audience === "desk" ? say.step.sendDesk : say.step.send;
  return kindOf(step)?.hands?.(phone, step, at) ? say.step.hand : say.step.done;
}

/** What is said beside the actions: whether something may go depends on the step, never on what was done. @param {Phone} phone @param {Step} step @param {import("../shared/clock.js").Position} at */
export function wordsFor(phone, step, at) {
  const mine = phone.mine.value;
  const marks = !!mine && sharing(step, mine) === "marks" && !isSettled(phone, step);
  const hands = !!kindOf(step)?.hands?.(phone, step, at);
  if (hands) return say.step.handing;
  return sends(phone, step) || marks ? say.step.sending : say.step.staying;
}

/** The line beside the actions while something is changed: what was tapped before may still count. @param {Phone} phone @param {Step} step @param {{calm: string, noted: string, again: string}} words */
export function quietWord(phone, step, words) {
  if (draft(phone.keep, step).noted) return words.noted;
  return phone.keep.box.value.ballots[step.run] ? words.again : words.calm;
}

/** @param {Phone} phone @param {Step} step */
function isSettled(phone, step) {
  return !!kindOf(step)?.settled?.(phone, step);
}

const EMPTIED = { picked: [], text: "" };

/**
 * The screen is as empty afterwards as before, so that no neighbour sees what somebody did.
 * @param {Phone} phone @param {Step} step @param {boolean} passing
 */
export function finish(phone, step, passing) {
  const kind = kindOf(step);
  const before = draft(phone.keep, step);
  const empties = sends(phone, step) || step.body.practice;
  phone.notice.value = "";
  tell(phone, step, passing);
  kind?.after?.(phone, step, before, passing);
  jot(phone.keep, step, { noted: true, time: false, ...(empties ? { ...EMPTIED, ...kind?.emptied } : {}) });
}

/** Done that adds nothing leaves what was sent; passing takes it back, as long as that can be. @param {Phone} phone @param {Step} step @param {boolean} passing */
function tell(phone, step, passing) {
  const answer = handsIn(phone, step, passing);
  if (answer === null && leaves(phone, step, passing)) phone.out.resend();
  else phone.out.answer(step, answer, phone.wire.now() - step.started_at);
}

/** @param {Phone} phone @param {Step} step @param {boolean} passing */
function handsIn(phone, step, passing) {
  const said = draft(phone.keep, step);
  if (isSettled(phone, step)) return null;
  if (passing) return answerOf(phone, step, kindOf(step)?.passed?.(step, said) ?? null);
  return isLate(phone, step) ? null : answerOf(phone, step, said);
}

/** As after a double tap on an emptied field, or a Done when the clock has gone on. @param {Phone} phone @param {Step} step @param {boolean} passing */
function leaves(phone, step, passing) {
  const noted = !!draft(phone.keep, step).noted;
  if (isSettled(phone, step)) return noted;
  if (passing) return false;
  return isLate(phone, step) ? noted : sends(phone, step) && hasSent(phone, step);
}

/** By the clock that stands on the screen. @param {Phone} phone @param {Step} step */
function isLate(phone, step) {
  const at = standing(step, phone.room.peek()?.session.speed ?? 1, phone.beat.peek());
  return !!kindOf(step)?.late?.(step, at);
}

/** Nothing is told by a phone that two share, nor to a partner who works separately. @param {Phone} phone @param {Step} step @param {import("./types").Draft | null} said */
function answerOf(phone, step, said) {
  const mine = phone.mine.value;
  const tells = said && mine && !sharesPhone(mine) && (sends(phone, step) || sharing(step, mine));
  return (tells && kindOf(step)?.answer?.(step, said, phone)) || null;
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
