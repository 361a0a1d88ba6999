/** A QR code as one SVG path, made on this phone. */
import { encode } from "uqr";
import { html } from "../shared/html.js";

const QUIET = 3;

/** @param {{text: string, label: string}} props */
export function Qr({ text, label }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${size} height=${size} class="qr-paper" /><path d=${squares(data)} class="qr-ink" />
  </svg>`;
}

/** @param {boolean[][]} data */
function squares(data) {
  return data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}
