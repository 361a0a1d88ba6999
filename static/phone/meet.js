/** What comes from the two phones together: the item their marks led to, and what they exchanged. Asked for and kept. */
import { effect, untracked } from "@preact/signals";
import { linesOf } from "./between.js";
import { sharing } from "./company.js";
import { draft, jot } from "./keep.js";
import { askAgain, isProposing, metAnew, metIn, recalled } from "./meeting.js";
import { standing } from "./pace.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step @typedef {import("./types").Mine} Mine */

/** So that both phones do not ask at the same moment; never before the server's clock has come there too. */
const LEAST_MS = 200;
const SPREAD_MS = 500;

/** @param {Phone} phone */
export function meet(phone) {
  effect(() => within(phone, remember));
  effect(() => within(phone, recall));
  effect(() => within(phone, keepExchanged));
  effect(() => within(phone, beginAnew));
  followClock(phone);
}

/** @param {Phone} phone @param {(phone: Phone, step: Step, mine: Mine) => void} how */
function within(phone, how) {
  const [step, mine] = [phone.room.value?.step, phone.mine.value];
  if (step && mine) how(phone, step, mine);
}

/** What was seen first stays. @param {Phone} phone @param {Step} step @param {Mine} mine */
function remember(phone, step, mine) {
  const met = metAnew(step, mine, draft(phone.keep, step));
  if (met) jot(phone.keep, step, { met });
}

/** @param {Phone} phone @param {Step} step @param {Mine} mine */
function recall({ keep }, step, mine) {
  keep.drafts.value = recalled(keep.drafts.value, step, mine);
}

/** One's own lines, to choose from at the end; the partner's are read and not kept. @param {Phone} phone @param {Step} step */
function keepExchanged({ between, keep }, step) {
  const { own, came } = between.value;
  if (step.shares !== "texts" || !came || keep.lines.peek()[step.run]) return;
  const heading = `${step.exercise.title} · ${step.title}`;
  keep.lines.value = { ...keep.lines.peek(), [step.run]: { heading, own: linesOf(own, "prompt") } };
}

/** Before two work together again nothing of before is on its way any more: on the server it was destroyed. @param {Phone} phone @param {Step} step @param {Mine} mine */
function beginAnew(phone, step, mine) {
  if (mine.couple?.ask !== "together" || !step.shares) return;
  const held = phone.keep.box.peek().ballots[step.run];
  if (held && held.answer !== null) untracked(() => takeBack(phone, step));
}

/** Whoever goes back to their lines has handed nothing over until they do so again. @param {Phone} phone @param {Step} step */
export function takeBack(phone, step) {
  phone.out.answer(step, null, phone.wire.now() - step.started_at);
  jot(phone.keep, step, { noted: false });
}

/** In the part of the proposal whoever has no item yet asks for it. @param {Phone} phone */
function followClock(phone) {
  /** @type {import("./meeting.js").Asked | null} */
  let asked = null;
  effect(() => {
    const now = phone.beat.value;
    within(phone, (_, step, mine) => {
      const next = isWanted(phone, step, mine, now) && askAgain(step.run, asked, now);
      if (!next) return;
      asked = next;
      setTimeout(() => phone.out.send("draw", { run: step.run }), LEAST_MS + Math.random() * SPREAD_MS);
    });
  });
}

/** @param {Phone} phone @param {Step} step @param {Mine} mine @param {number} now */
function isWanted(phone, step, mine, now) {
  if (mine.waits || sharing(step, mine) !== "marks" || mine.met?.run === step.run || metIn(step, draft(phone.keep, step))) return false;
  return isProposing(step, standing(step, phone.room.peek()?.session.speed ?? 1, now));
}
