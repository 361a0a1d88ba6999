/** Lines that came from one of the two, to be read. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{heading: string, lines: import("../phone/types").Line[] | null, quiet?: boolean}} props   lines: null where they did not open */
export function Handed({ heading, lines, quiet }) {
  return html`<section class=${quiet ? "handed own-side" : "card handed"}>
    <h2 class="small">${heading}</h2>
    ${lines ? lines.map(({ prompt, text }, i) => html`<div key=${i}><p class="soft">${prompt}</p><p class="own" translate=${false}>${text}</p></div>`) : html`<p>${say.unread}</p>`}
  </section>`;
}
