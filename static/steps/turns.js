/** Timed speaking and listening: both phones go from part to part by the clock, and nothing is recorded. */
import { inWords, share } from "../phone/pace.js";
import { nextTurn, roleIn, talks } from "../phone/turn.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { say } from "./say.js";
import { Text } from "./text.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/turn.js").Role} Role @typedef {import("../shared/clock.js").Part} Part */

/** @param {Props} props */
function Body(props) {
  return props.mine.couple?.solo ? html`<${Alone} ...${props} />` : html`<${Together} ...${props} />`;
}

/** @param {Props} props */
function Alone({ step, at }) {
  return html`
    <div class="stage"><${Ring} share=${share(at)} label=${inWords(at)} /><p class="part">${say.solo}</p></div>
    <div class="prose"><${Text} text=${step.body.solo} /></div>`;
}

/** @param {Props} props */
function Together({ step, mine, at }) {
  const part = step.parts[at.part];
  if (!part) return null;
  const role = roleOf(step, part, mine);
  return html`
    <div class=${talks(part, role) && !at.over ? "stage talks" : "stage"}>
      <${Ring} share=${share(at)} label=${inWords(at)} />
      <p class="part" role="status">${at.over ? say.turns.end : heading(step, part, role)}</p>
    </div>
    ${at.over
      ? html`<p class="center soft">${say.turns.over}</p>`
      : html`<${Lines} step=${step} part=${part} role=${role} next=${nextRole(step, at.part, mine)} />`}`;
}

/** @param {import("../phone/types").Step} step @param {Part} part @param {import("../phone/types").Mine} mine @returns {Role} */
function roleOf(step, part, mine) {
  const { couple } = mine;
  return couple?.seat ? roleIn(part, step.chance, couple.id, couple.seat) : "both";
}

/** @param {import("../phone/types").Step} step @param {number} part @param {import("../phone/types").Mine} mine */
function nextRole(step, part, mine) {
  const next = nextTurn(step.parts, part);
  return next ? roleOf(step, next, mine) : null;
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

/** @param {{step: import("../phone/types").Step, part: Part, role: Role, next: Role | null}} props */
function Lines({ step, part, role, next }) {
  if (role === "both") return html`<${Breath} next=${next} />`;
  return html`
    <p class="center">${line(step, part, role)}</p>
    ${role === "speaker" ? html`<p class="topic">${step.body.topic}</p>` : html`<${Starts} starts=${step.body.starts} />`}`;
}

/** @param {{next: Role | null}} props */
function Breath({ next }) {
  const then = next === "speaker" ? say.turns.nextSpeaker : say.turns.nextListener;
  return html`<div class="center prose"><p>${say.turns.breathText}</p><p class="soft">${then}</p></div>`;
}

/** @param {{starts: string[]}} props */
function Starts({ starts }) {
  return html`<section class="starts" aria-label=${say.turns.starts}>${starts.map((start, i) => html`<p key=${i}>${start}</p>`)}</section>`;
}

/** @type {import("./kind").Kind} */
export const turns = { Body, ownRing: true };
