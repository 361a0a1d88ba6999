/** One line very large, for a phone that is turned round; another tap closes it. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{phone: import("./phone.js").Phone}} props */
export function Card({ phone }) {
  return html`<button type="button" class="big-card" onClick=${() => (phone.side.value = null)}>
    <span>${phone.card.value}</span><small>${say.cardClose}</small>
  </button>`;
}
