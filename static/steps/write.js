/** A private note: it stays on this phone, saved as it is typed, and goes with the exercise unless it is kept. */
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { say } from "./say.js";
import { Solo } from "./text.js";

/** @param {import("./kind").BodyProps} props */
function Body({ step, mine, draft, jot }) {
  const { prompts, max, keep } = step.body;
  const texts = draft.texts ?? [];
  return html`
    ${prompts.map((/** @type {string} */ prompt, /** @type {number} */ i) => html`
      <${Field} key=${i} label=${prompt} max=${max} rows=${prompts.length > 2 ? 2 : 4} value=${texts[i] ?? ""}
        help=${i === prompts.length - 1 ? ending(keep) : null} hinted=${!!draft.keep}
        change=${(/** @type {string} */ text) => jot({ prompts, texts: put(prompts.length, texts, i, text) })} />`)}
    ${keep === "ask" && html`<${Keep} draft=${draft} jot=${jot} />`}
    <${Solo} step=${step} mine=${mine} />`;
}

/** @param {string} keep */
function ending(keep) {
  return keep === "ask" ? say.write.stays : `${say.write.stays} ${say.write.wiped}`;
}

/** @param {number} length @param {string[]} texts @param {number} i @param {string} text */
function put(length, texts, i, text) {
  return Array.from({ length }, (_, at) => (at === i ? text : texts[at] ?? ""));
}

/** @param {Pick<import("./kind").BodyProps, "draft" | "jot">} props */
function Keep({ draft, jot }) {
  return html`<label class="tick">
    <input type="checkbox" checked=${!!draft.keep} onChange=${(/** @type {any} */ event) => jot({ keep: event.target.checked })} />
    <span>${say.write.keep}<small>${say.write.keepHelp}</small></span>
  </label>`;
}

/** @type {import("./kind").Kind} */
export const write = { Body };
