/** A short text, read in peace. */
import { html } from "../shared/html.js";
import { Solo, Text } from "./text.js";

/** @param {import("./kind").BodyProps} props */
function Body({ step, mine }) {
  return html`<div class="prose"><${Text} text=${step.body.text} /></div><${Solo} step=${step} mine=${mine} />`;
}

/** @type {import("./kind").Kind} */
export const read = { Body };
