/** One or more of several: for oneself, for the two by proposal or by agreement, or without a name for the room. */
import { isAlone } from "../phone/company.js";
import { resendMarks } from "../phone/marks.js";
import { html } from "../shared/html.js";
import { marked, Option } from "./option.js";
import { pick } from "./pick.js";
import { isProposing } from "../phone/meeting.js";
import { hasMet, isMeeting, Meeting, meetingSays } from "./proposal.js";
import { say } from "./say.js";
import { ToResources } from "./to-resources.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/types").Step} Step @typedef {import("../phone/types").Draft} Draft @typedef {import("../phone/phone.js").Phone} Phone */

/** @param {Props} props */
function Body(props) {
  const { phone, step, draft } = props;
  if (isMeeting(props)) return html`<${Meeting} step=${step} draft=${draft} names=${step.body.options} />`;
  return html`
    ${step.body.reveal === "proposal" && !isAlone(props.mine) && html`<p class="soft">${say.proposal.before}</p>`}
    <${Options} ...${props} />
    ${step.body.card && html`<${ToCard} phone=${phone} text=${step.body.options[draft.picked?.[0] ?? -1]} />`}
    <${Below} step=${step} />
    ${step.body.resources && html`<${ToResources} phone=${phone} />`}`;
}

/** @param {Props} props */
function Options({ step, mine, draft, jot }) {
  const { question, options, max, everyday } = step.body;
  const picked = draft.picked ?? [];
  const tap = (/** @type {number} */ i) => jot(picking(step, pick(picked, i, max)));
  return html`<fieldset class="options">
    <legend>${question}${max > 1 && html`<small>${say.choice.upTo(max)}</small>`}</legend>
    ${options.map((/** @type {string} */ option, /** @type {number} */ i) => html`
      <${Option} key=${i} text=${isAlone(mine) ? option : marked(option, i, everyday)} on=${picked.includes(i)} many=${max > 1}
        name=${`run-${step.run}`} tap=${() => tap(i)} />`)}
  </fieldset>`;
}

/** What two agree on is needed again in the steps after it. @param {Step} step @param {number[]} picked @returns {Partial<Draft>} */
function picking(step, picked) {
  const change = { picked, noted: false };
  return step.body.reveal === "agree" ? { ...change, chose: picked[0] } : change;
}

/** Where it goes, as far as the circle's sign does not say it. @param {{step: Step}} props */
function Below({ step }) {
  const { practice, audience } = step.body;
  const says = practice ? say.choice.practice : audience === "desk" ? say.choice.desk : step.circle === "me" ? say.choice.mine : "";
  return says && html`<p class="soft">${says}</p>`;
}

/** @param {{phone: import("../phone/phone.js").Phone, text: string | undefined}} props */
function ToCard({ phone, text }) {
  const show = () => {
    phone.card.value = text ?? "";
    phone.side.value = "card";
  };
  return html`<button type="button" disabled=${!text} onClick=${show}>${say.choice.card}</button>`;
}

/** @param {Step} step @param {Draft} draft */
function answer(step, draft) {
  return (step.collect === "answers" || step.shares) && draft.picked?.length ? draft.picked : null;
}

/** The last option takes back all marks on a draft; any other sends those it has once more, so that both look alike. @param {Phone} phone @param {Step} step @param {Draft} draft @param {boolean} passing */
function after(phone, step, draft, passing) {
  const last = step.body.options.length - 1;
  if (step.body.frees) resendMarks(phone, step.body.frees, !passing && !!draft.picked?.includes(last));
}

const onePhone = {
  says: say.choice.onePhone,
  list: (/** @type {Record<string, any>} */ { question, options }) => [question, ...options],
};

/** @type {import("./kind").Kind} */
export const choice = { Body, answer, after, says: (props) => meetingSays(props, props.step.body.options), late: isProposing, settled: hasMet, goesOn: hasMet, onePhone };
