/** Lines to write, a field for each prompt, and whether they are kept. */
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { Tick } from "./option.js";
import { say } from "./say.js";

/** @typedef {import("./kind").BodyProps} Props */

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
