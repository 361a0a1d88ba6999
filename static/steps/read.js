/** A short text, read in peace. */
import { html } from "../shared/html.js";
import { Text } from "./text.js";

/** @param {import("./kind").BodyProps} props */
function Body({ step }) {
  return html`<div class="prose"><${Text} text=${step.body.text} /></div>`;
}

/** @type {import("./kind").Kind} */
export const read = { Body, ownPace: true };
