/** Ticks or states on a list: for oneself, for the two by proposal, or on one's own lines for the shared page. */
import { isAlone } from "../phone/company.js";
import { jot } from "../phone/keep.js";
import { sealed } from "../phone/sealing.js";
import { html } from "../shared/html.js";
import { fittingFirst } from "./fitting.js";
import { marked, Option } from "./option.js";
import { OwnLines } from "./own-lines.js";
import { pick } from "./pick.js";
import { isProposing } from "../phone/meeting.js";
import { hasMet, isMeeting, Meeting, meetingSays } from "./proposal.js";
import { say } from "./say.js";
import { ToResources } from "./to-resources.js";
import { put } from "./levels.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/types").Draft} Draft @typedef {import("../phone/types").Step} Step */

/** @param {Props} props */
function Body(props) {
  const { step, draft } = props;
  if (step.body.own) return html`<${OwnLines} ...${props} />`;
  if (isMeeting(props)) return html`<${Meeting} step=${step} draft=${draft} names=${step.body.items} />`;
  return draft.noted && step.body.after?.length ? html`<${After} ...${props} />` : html`<${List} ...${props} />`;
}

/** @param {Props} props */
function List(props) {
  const { phone, step, mine } = props;
  const { note, reveal, resources } = step.body;
  return html`
    ${note && html`<p>${note}</p>`}
    ${reveal === "proposal" && !isAlone(mine) && html`<p class="soft">${say.proposal.before}</p>`}
    ${step.body.states.length ? html`<${States} ...${props} />` : html`<${Ticks} ...${props} />`}
    ${resources && html`<${ToResources} phone=${phone} />`}`;
}

/** @param {Props} props */
function Ticks({ step, mine, draft, jot }) {
  const { items, everyday } = step.body;
  const picked = draft.picked ?? [];
  return html`<fieldset class="options"><legend class="unseen">${step.title}</legend>
    ${items.map((/** @type {string} */ item, /** @type {number} */ i) => html`
      <${Option} key=${i} text=${isAlone(mine) ? item : marked(item, i, everyday)} on=${picked.includes(i)} many=${true}
        name=${`run-${step.run}`} tap=${() => jot({ picked: pick(picked, i, items.length), noted: false })} />`)}
  </fieldset>`;
}

/** @param {Props} props */
function States({ step, mine, draft, jot }) {
  const { items, everyday } = step.body;
  return html`<div class="state-list">${items.map((/** @type {string} */ item, /** @type {number} */ i) => html`
    <${State} key=${i} text=${isAlone(mine) ? item : marked(item, i, everyday)} names=${step.body.states} on=${draft.states?.[i] ?? null}
      name=${`run-${step.run}-${i}`} set=${(/** @type {number | null} */ state) => jot({ states: put(items, draft.states, i, state), noted: false })} />`)}
  </div>`;
}

/** One item and its states; the one that is on goes off when it is tapped. @param {{text: string, names: string[], on: number | null, name: string, set: (state: number | null) => void}} props */
function State({ text, names, on, name, set }) {
  return html`<fieldset class="states"><legend>${text}</legend>
    <div class="state-taps">${names.map((says, i) => html`<label key=${i} class="state">
      <input type="radio" name=${name} checked=${on === i} onClick=${() => set(on === i ? null : i)} /><span>${says}</span>
    </label>`)}</div>
  </fieldset>`;
}

/** The same page for everybody; what was ticked only changes the order. @param {Props} props */
function After({ phone, step, draft, jot }) {
  return html`
    <h2>${say.checklist.after}</h2>
    <ul class="after">${fittingFirst(step.body.after, draft.picked ?? []).map((line) => html`<li key=${line.text}>${line.text}</li>`)}</ul>
    ${step.body.resources && html`<${ToResources} phone=${phone} />`}
    <button type="button" class="plain" onClick=${() => jot({ noted: false })}>${say.checklist.back}</button>`;
}

/** @param {Step} step @param {Draft} draft @param {import("../phone/phone.js").Phone} phone */
function answer(step, draft, phone) {
  if (step.body.own) return sealed(phone, step, { allowed: draft.allowed ?? [] });
  const marks = step.body.states.length ? draft.states ?? [] : step.body.items.map((/** @type {string} */ _, /** @type {number} */ i) => (draft.picked?.includes(i) ? 0 : null));
  return marks.some((/** @type {number | null} */ mark) => mark !== null) ? marks : null;
}

/** Of one's own lines, passing lets none on the page, whatever was ticked before. @param {Step} step @param {Draft} draft @returns {Draft | null} */
function passed(step, draft) {
  return step.body.own ? { ...draft, allowed: [] } : null;
}

/** @param {import("../phone/phone.js").Phone} phone @param {Step} step @param {Draft} _ @param {boolean} passing */
function after({ keep }, step, _, passing) {
  if (passing && step.body.own) jot(keep, step, { allowed: [] });
}

const onePhone = { says: say.checklist.onePhone, list: (/** @type {Record<string, any>} */ { items }) => items };

/** @type {import("./kind").Kind} */
export const checklist = { Body, answer, passed, after, says: (props) => meetingSays(props, props.step.body.items), late: isProposing, settled: hasMet, goesOn: hasMet, onePhone };
