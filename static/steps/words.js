/** A short text for the room, or cards to tap where the room is small. */
import { say } from "../phone/say.js";
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { pick } from "./pick.js";
import { Solo } from "./text.js";

const CARDS = 3;

/** @param {import("./kind").BodyProps} props */
function Body(props) {
  const { step, mine } = props;
  return html`
    <p class="stem">${step.body.stem}</p>
    ${step.collect === "cards" ? html`<${Cards} ...${props} />` : html`<${Free} ...${props} />`}
    <${Solo} step=${step} mine=${mine} />`;
}

/** @param {import("./kind").BodyProps} props */
function Cards({ step, draft, jot }) {
  const picked = draft.picked ?? [];
  return html`<div class="bank"><p class="soft">${say.words.cards}</p>
    <div class="cards">${step.body.bank.map((/** @type {string} */ text, /** @type {number} */ i) => html`
      <button key=${i} type="button" class="card-tap" aria-pressed=${picked.includes(i)}
        onClick=${() => jot({ picked: pick(picked, i, CARDS), noted: false })}>${text}</button>`)}</div></div>`;
}

/** @param {import("./kind").BodyProps} props */
function Free({ step, draft, jot }) {
  const max = most(step);
  const change = (/** @type {string} */ text) => jot({ text, noted: false });
  return html`
    <${Field} label=${say.words.label} max=${max} rows=${3} value=${draft.text ?? ""} help=${null} hinted=${true} change=${change} />
    <div class="bank"><p class="soft">${say.words.bank}</p><div class="cards">${step.body.bank.map((/** @type {string} */ text, /** @type {number} */ i) => html`
      <button key=${i} type="button" class="card-tap" onClick=${() => change(text.slice(0, max))}>${text}</button>`)}</div></div>`;
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

/** @type {import("./kind").Kind} */
export const words = { Body, answer };
