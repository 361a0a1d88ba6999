/** Turns on one phone that lies between the two: both lines, and who is on. */
import { inWords, share } from "../phone/pace.js";
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { say } from "./say.js";
import { Text } from "./text.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../shared/clock.js").Part} Part */

/** @param {Props} props */
export function Aloud({ step, at }) {
  const part = step.parts[at.part];
  if (!part) return null;
  return html`
    <div class="stage">
      <${Ring} share=${share(at)} label=${inWords(at)} />
      <p class="part">${at.over ? say.turns.end : heading(step, part)}</p>
    </div>
    ${at.over ? html`<p class="center soft">${say.turns.over}</p>` : html`<${Both} step=${step} part=${part} />`}
    <div class="prose soft"><${Text} text=${step.body.one_phone} /></div>`;
}

/** @param {import("../phone/types").Step} step @param {Part} part @returns {string} */
export function heading(step, part) {
  if (part.turn === undefined) return say.turns.breath;
  if (part.name === "extra") return step.body.extra[part.extra ?? 0]?.title ?? "";
  if (part.name === "back") return say.turns.oneBack;
  return part.turn % 2 === 0 ? say.turns.oneFirst : say.turns.oneSecond;
}

/** @param {{step: import("../phone/types").Step, part: Part}} props */
function Both({ step, part }) {
  if (part.turn === undefined) return html`<p class="center">${say.turns.breathText} ${say.turns.change}</p>`;
  const says = part.name === "extra" ? step.body.extra[part.extra ?? 0] : step.body;
  return html`
    <p class="topic">${step.body.topic}</p>
    <dl class="roles">
      <div><dt>${say.turns.whoSpeaks}</dt><dd>${part.name === "back" ? say.turns.backSpeaker : says?.speaker}</dd></div>
      <div><dt>${say.turns.whoListens}</dt><dd>${says?.listener}</dd></div>
    </dl>`;
}
