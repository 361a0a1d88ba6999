/** A step: its title, its circle, its time, what its kind draws, and the same few actions below. */
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import "../steps/ground.js";
import { kindOf, kinds } from "../steps/index.js";
import { OnePhone, Solo } from "../steps/text.js";
import { gathered } from "./announce.js";
import { isAlone, sharesPhone } from "./company.js";
import { doneWord, finish, moreTime, quietWord, wordsFor } from "./finish.js";
import { Line, lineState } from "./frame.js";
import { draft, jot } from "./keep.js";
import { inWords, isPaused, share, standing, tellsTime } from "./pace.js";
import { reading } from "./parts.js";
import { isGathered } from "./place.js";
import { say } from "./say.js";
import { Title } from "./title.js";
import { Waiting } from "./waiting.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Step} Step @typedef {import("./types").Mine} Mine */

/** @param {{phone: Phone}} props */
export function StepScreen({ phone }) {
  const room = phone.room.value;
  const step = room?.step;
  const mine = phone.mine.value;
  if (!step || !mine) return null;
  const at = standing(step, room.session.speed, phone.beat.value);
  const circle = circleOf(step, mine, draft(phone.keep, step), worksAlone(phone, step, mine));
  return html`<article key=${step.run} class="step">
    <header class="step-head">
      <div>${step.exercise.title !== step.title && html`<p class="over-line">${step.exercise.title}</p>`}<${Title} says=${step.title} /></div>
      ${!kindOf(step)?.ownRing?.(mine) && !isGathered(step) && tellsTime(phone.keep, step) && html`<${Ring} share=${share(at)} label=${inWords(at)} />`}
    </header>
    <${Circle} circle=${circle === "desk" ? "room" : circle} says=${say.circles[circle]} />
    <${Body} key=${isHere(step)} phone=${phone} step=${step} at=${at} />
  </article>`;
}

/** Whether what draws it and finishes it has come. @param {Step} step */
function isHere(step) {
  return !!kindOf(step);
}

/** A question to the room in a room so small that nothing is collected. @param {Step} step */
function isFew(step) {
  return step.circle === "room" && step.collect === "none" && !step.body.practice;
}

/** Alone in this step, and not only waiting to go on with what the two have begun. @param {Phone} phone @param {Step} step @param {Mine} mine */
function worksAlone(phone, step, mine) {
  return isAlone(mine) && !kindOf(step)?.goesOn?.(phone, step);
}

/** Who really sees it: where nothing is collected, offered, or there is no partner, only its author. @param {Step} step @param {Mine} mine @param {import("./types").Draft} draft @param {boolean} alone */
function circleOf(step, mine, draft, alone) {
  if (sharesPhone(mine)) return step.circle === "us" ? "us" : "none";
  if (isFew(step) || (step.circle === "us" && alone)) return "me";
  if (step.shares === "offers") return draft.offer || draft.allowed?.length ? "us" : "me";
  return step.body.audience === "desk" ? "desk" : step.circle;
}

/** @param {{phone: Phone, step: Step, at: import("../shared/clock.js").Position}} props */
function Body({ phone, step, at }) {
  const [kind, part] = [kindOf(step), kinds[step.kind]];
  const mine = phone.mine.value;
  if (!mine || !part) return null;
  if (isGathered(step)) return html`<${Gathered} step=${step} begun=${hasBegun(phone, step)} />`;
  if (!kind) return html`<${Waiting} part=${part} />`;
  if (sharesPhone(mine) && kind.onePhone) return html`<${OnePhone} step=${step} form=${kind.onePhone} />`;
  const change = (/** @type {Partial<import("./types").Draft>} */ edits) => jot(phone.keep, step, edits);
  return html`
    ${isFew(step) && !sharesPhone(mine) && html`<p class="soft">${say.step.few}</p>`}
    ${worksAlone(phone, step, mine) && html`<${Solo} step=${step} mine=${mine} />`}
    <${kind.Body} phone=${phone} step=${step} mine=${mine} at=${at} draft=${draft(phone.keep, step)} jot=${change} />`;
}

/** @param {Phone} phone @param {Step} step */
function hasBegun(phone, step) {
  const { text, picked, levels } = draft(phone.keep, step);
  return !!text?.trim() || !!picked?.length || !!levels?.some((level) => level !== null);
}

/** @param {{step: Step, begun: boolean}} props */
function Gathered({ step, begun }) {
  return html`<div class="gathered"><p class="stem">${gathered(step)}</p>${begun && html`<p class="soft">${say.step.closedDraft}</p>`}</div>`;
}

/** @param {{phone: Phone}} props */
export function StepActions({ phone }) {
  const room = phone.room.value;
  const step = room?.step;
  if (!step || isGathered(step)) return html`<${Line} phone=${phone} />`;
  if (step.run !== phone.there.value?.step?.run) return reading.part.value && html`<${reading.part.value.Stayed} phone=${phone} />`;
  const at = standing(step, room.session.speed, phone.beat.value);
  return html`<div class="actions">
    <div class="actions-line"><${Quiet} phone=${phone} step=${step} at=${at} /><${MoreTime} phone=${phone} step=${step} /></div>
    <div class="two">
      <button type="button" disabled=${!isHere(step)} onClick=${() => finish(phone, step, true)}>${say.step.pass}</button>
      <button type="button" disabled=${!isHere(step)} onClick=${() => finish(phone, step, false)}>${doneWord(phone, step, at)}</button>
    </div>
  </div>`;
}

/** The line beside the actions. What stands there anyway is not told again with every step. @param {{phone: Phone, step: Step, at: import("../shared/clock.js").Position}} props */
function Quiet({ phone, step, at }) {
  const words = wordsFor(phone, step, at);
  const word = isHere(step) ? quietWord(phone, step, words) : "";
  const says = lineState(phone) || (isPaused(step) && !draft(phone.keep, step).noted ? say.time.paused : word);
  const isNews = says !== words.calm;
  return html`<p><span role="status">${isNews && says}</span>${!isNews && says}</p>`;
}

/** @param {{phone: Phone, step: Step}} props */
function MoreTime({ phone, step }) {
  const asked = !!draft(phone.keep, step).time;
  const tap = () => moreTime(phone, step, !asked);
  return html`<button type="button" class="link" aria-pressed=${asked} onClick=${tap}>${asked ? say.step.timeAsked : say.step.time}</button>`;
}
