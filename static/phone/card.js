/** One line very large, for a phone that is turned round; another tap, wherever, closes it. */
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @param {{phone: import("./phone.js").Phone}} props */
export function Card({ phone }) {
  return html`<div class="big-card" onClick=${() => (phone.side.value = null)}>
    <${Title} says=${phone.card.value} always=${true} />
    <button type="button" class="plain">${say.cardClose}</button>
  </div>`;
}
