/** One or more of several: for oneself, or without a name for the room. */
import { html } from "../shared/html.js";
import { pick } from "./pick.js";
import { say } from "./say.js";
import { Solo } from "./text.js";

/** @param {import("./kind").BodyProps} props */
function Body({ step, mine, draft, jot }) {
  const { question, options, max, practice } = step.body;
  const picked = draft.picked ?? [];
  return html`
    <fieldset class="options">
      <legend>${question}${max > 1 && html`<small>${say.choice.upTo(max)}</small>`}</legend>
      ${options.map((/** @type {string} */ option, /** @type {number} */ i) => html`
        <${Option} key=${i} text=${option} on=${picked.includes(i)} many=${max > 1} name=${`run-${step.run}`}
          tap=${() => jot({ picked: pick(picked, i, max), noted: false })} />`)}
    </fieldset>
    ${practice && html`<p class="soft">${say.choice.practice}</p>`}
    ${step.circle === "me" && html`<p class="soft">${say.choice.mine}</p>`}
    <${Solo} step=${step} mine=${mine} />`;
}

/** @param {{text: string, on: boolean, many: boolean, name: string, tap: () => void}} props */
function Option({ text, on, many, name, tap }) {
  return html`<label class="tick">
    <input type=${many ? "checkbox" : "radio"} name=${name} checked=${on} onClick=${tap} /><span>${text}</span>
  </label>`;
}

/** @param {import("../phone/types").Step} step @param {import("../phone/types").Draft} draft */
function answer(step, draft) {
  return step.collect === "answers" && draft.picked?.length ? draft.picked : null;
}

/** @type {import("./kind").Kind} */
export const choice = { Body, answer };
