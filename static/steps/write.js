/** A private note: it stays on this phone, saved as it is typed, and goes with the exercise unless it is kept. */
import { earlier } from "../phone/drafts.js";
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { Tick } from "./option.js";
import { say } from "./say.js";

/** @typedef {import("./kind").BodyProps} Props */

/** @param {Props} props */
function Body({ phone, step, draft, jot }) {
  const { max, keep, hints } = step.body;
  const prompts = promptsFor(step.body, earlier(phone.keep.drafts.value, step.body.by));
  return html`
    <${Lines} prompts=${prompts} max=${max} draft=${draft} jot=${jot} watch=${hints} help=${keep === "ask" ? say.stays : say.wiped} />
    ${keep === "ask" && html`<${Keep} says=${say.write.keep} draft=${draft} jot=${jot} />`}`;
}

/** Whoever picked the second option of the choice it hangs on has prompts of their own. @param {Record<string, any>} body @param {Partial<import("../phone/types").Draft>} by */
function promptsFor({ prompts, other_prompts }, { chose }) {
  return chose === 1 && other_prompts?.length ? other_prompts : prompts;
}

/** @param {Pick<Props, "draft" | "jot"> & {prompts: string[], max: number, help: string, watch?: string[]}} props */
export function Lines({ prompts, max, draft, jot, help, watch }) {
  const texts = draft.texts ?? [];
  return html`${prompts.map((prompt, i) => html`
    <${Field} key=${i} label=${prompt} max=${max} rows=${prompts.length > 2 ? 2 : 4} value=${texts[i] ?? ""}
      help=${i === prompts.length - 1 ? help : null} hinted=${!!draft.keep} watch=${watch}
      change=${(/** @type {string} */ text) => jot({ prompts, texts: put(prompts.length, texts, i, text) })} />`)}`;
}

/** @param {number} length @param {string[]} texts @param {number} i @param {string} text */
export function put(length, texts, i, text) {
  return Array.from({ length }, (_, at) => (at === i ? text : texts[at] ?? ""));
}

/** @param {Pick<Props, "draft" | "jot"> & {says: string}} props */
export function Keep({ says, draft, jot }) {
  return html`<${Tick} says=${says} help=${say.keepHelp} on=${!!draft.keep} change=${(/** @type {boolean} */ keep) => jot({ keep })} />`;
}

const onePhone = { says: say.write.onePhone, list: (/** @type {Record<string, any>} */ { prompts }) => prompts };

/** @type {import("./kind").Kind} */
export const write = { Body, onePhone };
