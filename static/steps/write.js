/** A private note: it stays on this phone, saved as it is typed, and goes with the exercise unless it is kept. */
import { earlier } from "../phone/drafts.js";
import { html } from "../shared/html.js";
import { Keep, Lines } from "./lines.js";
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

const onePhone = { says: say.write.onePhone, list: (/** @type {Record<string, any>} */ { prompts }) => prompts };

/** @type {import("./kind").Kind} */
export const write = { Body, onePhone };
