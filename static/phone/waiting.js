/** Where something stands that has not come yet: calm, asked for again by itself, and a way out that loses nothing. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{part: Pick<import("./later.js").Later<any>, "missing" | "fetch">}} props */
export function Waiting({ part }) {
  part.fetch();
  if (!part.missing.value) return html`<p class="soft" role="status">${say.part.coming}</p>`;
  return html`<p class="soft" role="status">${say.part.missing}</p>
    <button type="button" onClick=${() => location.reload()}>${say.part.reload}</button>`;
}
