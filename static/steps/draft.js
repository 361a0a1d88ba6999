/** Clauses that the two write together. What that takes is fetched when it comes near; this only leads there. */
import { isApart, sharesPhone } from "../phone/company.js";
import { draftKey, drafting } from "../phone/drafting.js";
import { Waiting } from "../phone/waiting.js";
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { Text } from "./text.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("../phone/types").Step} Step */

/** @param {Props} props */
function Body({ phone, step, mine }) {
  const part = drafting.part.value;
  const own = isApart(mine) && !hasBegun(phone, step);
  return html`
    ${sharesPhone(mine) && html`<${OnePhone} step=${step} />`}
    ${part ? html`<${part.Clauses} key=${own} phone=${phone} about=${aboutOf(step)} body=${step.body} own=${own} />` : html`<${Waiting} part=${drafting} />`}`;
}

/** @param {{step: Step}} props */
function OnePhone({ step }) {
  return html`<aside class="card quiet"><h2 class="small">${say.onePhone}</h2><${Text} text=${step.body.one_phone ?? say.draft.onePhone} /></aside>`;
}

/** @param {Step} step @returns {import("../phone/types").About} */
function aboutOf({ id, exercise, title, body }) {
  return { id, exercise: exercise.title, title, heading: body.heading, fields: body.fields, max: body.max };
}

/** Whether the two have begun it together, on this phone. @param {Phone} phone @param {Step} step */
function hasBegun({ keep, mine }, step) {
  return !!mine.value && isApart(mine.value) && draftKey({ mine }, step.id) in keep.drafting.value;
}

/** @type {import("./kind").Kind} */
export const draft = { Body, comesNear: drafting.fetch, goesOn: hasBegun };
