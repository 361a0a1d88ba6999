/** Timed speaking and listening: both phones go from part to part by the clock, and nothing is recorded. */
import { inOneBreath } from "../phone/announce.js";
import { isAlone, sharesPhone } from "../phone/company.js";
import { earlier } from "../phone/drafts.js";
import { inWords, share } from "../phone/pace.js";
import { begins, isOpen, nextTurn, roleIn, talks } from "../phone/turn.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { say } from "./say.js";
import { Text } from "./text.js";
import { Aloud, heading as aloudHeading } from "./turns-aloud.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/turn.js").Role} Role @typedef {import("../shared/clock.js").Part} Part */

/** @param {Props} props */
function Body(props) {
  const { phone, mine, step } = props;
  if (isAlone(mine)) return html`<p class="topic">${step.body.topic}</p>`;
  if (sharesPhone(mine)) return html`<${Aloud} ...${props} />`;
  return isOpen(step, agreed(phone, step)) ? html`<${ForEach} ...${props} />` : html`<${Together} ...${props} />`;
}

/** What an earlier choice led to. @param {import("../phone/phone.js").Phone} phone @param {import("../phone/types").Step} step */
function agreed(phone, step) {
  return earlier(phone.keep.drafts.value, step.body.first).met;
}

/** Nothing was settled: each goes on for themselves, with the text for one. @param {Props} props */
function ForEach({ step, at }) {
  return html`
    <div class="stage"><${Ring} share=${share(at)} label=${inWords(at)} /><p class="part">${say.turns.each}</p></div>
    <div class="prose"><${Text} text=${step.body.solo} /></div>`;
}

/** @param {Props} props */
function Together(props) {
  const { step, at } = props;
  const part = step.parts[at.part];
  if (!part) return null;
  const begun = hasBegun(props);
  const role = roleIn(part, begun);
  const next = nextTurn(step.parts, at.part);
  return html`
    <div class=${talks(part, role) && !at.over ? "stage talks" : "stage"}>
      <${Ring} share=${share(at)} label=${inWords(at)} />
      <p class="part">${at.over ? say.turns.end : heading(step, part, role)}</p>
    </div>
    ${at.over
      ? html`<p class="center soft">${say.turns.over}</p>`
      : html`<${Lines} step=${step} part=${part} role=${role} next=${next && roleIn(next, begun)} />`}`;
}

/** Whether this phone's owner speaks in the first turn. @param {Omit<Props, "jot">} props */
function hasBegun({ phone, step, mine }) {
  const { couple } = mine;
  if (!couple?.seat) return true;
  return begins(step.chance, couple.id, couple.seat, agreed(phone, step), step.body.begins ?? 0);
}

/** @param {import("../phone/types").Step} step @param {Part} part @param {Role} role @returns {string} */
function heading(step, part, role) {
  if (role === "both") return say.turns.breath;
  if (part.name === "extra") return step.body.extra[part.extra ?? 0]?.title ?? "";
  return part.name === "back" ? say.turns.back[role] : say.turns.speak[role];
}

/** @param {import("../phone/types").Step} step @param {Part} part @param {"speaker" | "listener"} role @returns {string} */
function line(step, part, role) {
  if (part.name === "extra") return step.body.extra[part.extra ?? 0]?.[role] ?? "";
  if (part.name === "back" && role === "speaker") return say.turns.backSpeaker;
  return step.body[role];
}

/** @param {{step: import("../phone/types").Step, part: Part, role: Role, next: Role | undefined}} props */
function Lines({ step, part, role, next }) {
  if (role === "both") return html`<${Breath} next=${next} />`;
  return html`
    <p class="center">${line(step, part, role)}</p>
    ${role === "speaker" ? html`<p class="topic">${step.body.topic}</p>` : html`<${Starts} starts=${step.body.starts} />`}`;
}

/** @param {{next: Role | undefined}} props */
function Breath({ next }) {
  return html`<div class="center prose"><p>${say.turns.breathText}</p><p class="soft">${then(next)}</p></div>`;
}

/** @param {Role | undefined} next */
function then(next) {
  return next === "speaker" ? say.turns.nextSpeaker : say.turns.nextListener;
}

/** @param {Role | undefined} next */
function breath(next) {
  return `${say.turns.breathText} ${then(next)}`;
}

/** @param {{starts: string[]}} props */
export function Starts({ starts }) {
  return html`<section class="starts" aria-label=${say.turns.starts}>${starts.map((start, i) => html`<p key=${i}>${start}</p>`)}</section>`;
}

/** Whose turn it is and what that asks for; who looks at the other does not look at the phone. @param {Omit<Props, "jot">} props */
function says(props) {
  const { phone, mine, step, at } = props;
  const part = step.parts[at.part];
  if (isAlone(mine) || !part) return "";
  if (at.over) return inOneBreath(say.turns.end, say.turns.over);
  if (sharesPhone(mine)) return aloudHeading(step, part);
  if (isOpen(step, agreed(phone, step))) return say.turns.each;
  const [begun, next] = [hasBegun(props), nextTurn(step.parts, at.part)];
  const role = roleIn(part, begun);
  return inOneBreath(heading(step, part, role), role === "both" ? breath(next && roleIn(next, begun)) : line(step, part, role));
}

/** @type {import("./kind").Kind} */
export const turns = { Body, says, ownRing: (mine) => !isAlone(mine) };
