/** A step: its title, its circle, its time, what its kind draws, and the same few actions below. */
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { kinds } from "../steps/index.js";
import { finish, moreTime, sends } from "./finish.js";
import { Line, lineState } from "./frame.js";
import { draft, jot } from "./keep.js";
import { inWords, isPaused, share, standing } from "./pace.js";
import { isGathered } from "./place.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step */

/** @param {{phone: Phone}} props */
export function StepScreen({ phone }) {
  const room = phone.room.value;
  const step = room?.step;
  if (!step) return null;
  const at = standing(step, room.session.speed, phone.beat.value);
  const kind = kinds[step.kind];
  return html`<article key=${step.run} class="step">
    <header class="step-head">
      <div><p class="over-line">${step.exercise.title}</p><h1>${step.title}</h1></div>
      ${!kind?.ownRing && !isGathered(step) && html`<${Ring} share=${share(at)} label=${inWords(at)} />`}
    </header>
    <${Circle} circle=${circleOf(step)} says=${say.circles[circleOf(step)]} />
    <${Body} phone=${phone} step=${step} at=${at} />
  </article>`;
}

/** A question to the room in a room so small that nothing is collected. @param {Step} step */
function isFew(step) {
  return step.circle === "room" && step.collect === "none" && !step.body.practice;
}

/** Who really sees it: where nothing is collected, only its author. @param {Step} step */
function circleOf(step) {
  return isFew(step) ? "me" : step.circle;
}

/** @param {{phone: Phone, step: Step, at: import("../shared/clock.js").Position}} props */
function Body({ phone, step, at }) {
  const kind = kinds[step.kind];
  const mine = phone.mine.value;
  if (!kind || !mine) return null;
  if (isGathered(step)) return html`<${Gathered} step=${step} begun=${hasBegun(phone, step)} />`;
  const change = (/** @type {Partial<import("./types").Draft>} */ edits) => jot(phone.keep, step, edits);
  return html`
    ${isFew(step) && html`<p class="soft">${say.step.few}</p>`}
    <${kind.Body} step=${step} mine=${mine} at=${at} draft=${draft(phone.keep, step)} jot=${change} />`;
}

/** @param {Phone} phone @param {Step} step */
function hasBegun(phone, step) {
  const { text, picked } = draft(phone.keep, step);
  return !!text?.trim() || !!picked?.length;
}

/** @param {{step: Step, begun: boolean}} props */
function Gathered({ step, begun }) {
  const says = step.state === "open" ? "" : say.step[step.state];
  return html`<div class="gathered"><p class="stem">${says}</p>${begun && html`<p class="soft">${say.step.closedDraft}</p>`}</div>`;
}

/** @param {{phone: Phone}} props */
export function StepActions({ phone }) {
  const step = phone.room.value?.step;
  if (!step || isGathered(step)) return html`<${Line} phone=${phone} />`;
  return html`<div class="actions">
    <div class="actions-line"><p role="status">${quietLine(phone, step)}</p><${MoreTime} phone=${phone} step=${step} /></div>
    <div class="two">
      <button type="button" onClick=${() => finish(phone, step, true)}>${say.step.pass}</button>
      <button type="button" onClick=${() => finish(phone, step, false)}>${sends(step) ? say.step.send : say.step.done}</button>
    </div>
  </div>`;
}

/** @param {Phone} phone @param {Step} step */
function quietLine(phone, step) {
  const words = sends(step) ? say.step.sending : say.step.staying;
  if (draft(phone.keep, step).noted) return lineState(phone) || words.noted;
  return lineState(phone) || (isPaused(step) ? say.time.paused : words.calm);
}

/** @param {{phone: Phone, step: Step}} props */
function MoreTime({ phone, step }) {
  const asked = !!draft(phone.keep, step).time;
  const tap = () => moreTime(phone, step, !asked);
  return html`<button type="button" class="link" aria-pressed=${asked} onClick=${tap}>${asked ? say.step.timeAsked : say.step.time}</button>`;
}
