/** A short text for the room, or cards to tap where the room is small. */
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { pick } from "./pick.js";
import { say } from "./say.js";

const CARDS = 3;

/** @param {import("./kind").BodyProps} props */
function Body(props) {
  const { step } = props;
  return html`
    <p class="stem">${step.body.stem}</p>
    ${step.collect === "cards" ? html`<${Cards} ...${props} />` : html`<${Free} ...${props} />`}`;
}

/** @param {import("./kind").BodyProps} props */
function Cards({ step, draft, jot }) {
  const picked = draft.picked ?? [];
  const tap = (/** @type {number} */ i) => jot({ picked: pick(picked, i, CARDS), noted: false });
  return html`<${Bank} says=${say.words.cards} bank=${step.body.bank} picked=${picked} tap=${tap} />`;
}

/** @param {import("./kind").BodyProps} props */
function Free({ step, draft, jot }) {
  const max = most(step);
  const change = (/** @type {string} */ text) => jot({ text, noted: false });
  const tap = (/** @type {number} */ i) => change(step.body.bank[i].slice(0, max));
  return html`
    <${Field} label=${say.words.label} max=${max} rows=${3} value=${draft.text ?? ""} help=${null} hinted=${true} roomy=${true} change=${change} />
    <${Bank} says=${say.words.bank} bank=${step.body.bank} tap=${tap} />`;
}

/** Cards to tap; those that can be picked say whether they are. @param {{says: string, bank: string[], picked?: number[], tap: (i: number) => void}} props */
function Bank({ says, bank, picked, tap }) {
  return html`<div class="bank"><p class="soft">${says}</p><div class="cards">
    ${bank.map((text, i) => html`<button key=${i} type="button" class="card-tap" aria-pressed=${picked?.includes(i)}
      onClick=${() => tap(i)}>${text}</button>`)}
  </div></div>`;
}

/** @param {import("../phone/types").Step} step @returns {number} characters; a small room takes fewer */
function most(step) {
  return Math.min(step.body.max, step.limit ?? step.body.max);
}

/** @param {import("../phone/types").Step} step @param {import("../phone/types").Draft} draft */
function answer(step, draft) {
  const text = draft.text?.trim();
  if (step.collect === "cards") return draft.picked?.length ? { cards: draft.picked } : null;
  return step.collect === "texts" && text ? { text } : null;
}

const onePhone = {
  says: say.words.onePhone,
  list: (/** @type {Record<string, any>} */ { stem, bank }) => [stem, ...bank],
};

/** @type {import("./kind").Kind} */
export const words = { Body, answer, onePhone };
