/** Where a QR code stands: what draws it is fetched only by the one phone of two that shows one. */
import { html } from "../shared/html.js";
import { drawing } from "./parts.js";

/** @param {{text: string, label: string}} props */
export function Qr(props) {
  drawing.fetch();
  const part = drawing.part.value;
  return part ? html`<${part.Qr} ...${props} />` : html`<div class="qr"></div>`;
}
