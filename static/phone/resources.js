/** The page of addresses that help, shown here so that Cover and Leave stay in reach. */
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Resources({ phone }) {
  return html`
    <${Title} says=${say.resources.title} always=${true} />
    <p class="lines" lang=${phone.facts.resources_in}>${phone.resources.value}</p>
    <button type="button" onClick=${() => (phone.side.value = null)}>${say.back}</button>`;
}
