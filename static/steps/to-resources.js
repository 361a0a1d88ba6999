/** A calm way to the addresses that help, the same for everybody. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{phone: import("../phone/phone.js").Phone}} props */
export function ToResources({ phone }) {
  if (!phone.resources.value) return html`<a class="to-resources" href=${phone.facts.resources_url}>${say.resources}</a>`;
  return html`<button type="button" class="link to-resources" onClick=${() => (phone.side.value = "resources")}>${say.resources}</button>`;
}
