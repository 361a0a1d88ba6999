/** Sentences of the checker: what stands in backticks is a word of the file. */
import { html } from "./html.js";

/** @param {string} sentence */
export const inCode = (sentence) => sentence.split("`").map((piece, at) => (at % 2 ? html`<code>${piece}</code>` : piece));
