/** A calm ring instead of ticking digits: what is left of the time, as a share. */
import { html } from "./html.js";

/** @param {{share: number, label: string}} props share: 1 full, 0 run out; label: the same in words, "" where digits say it or nobody need hear it */
export function Ring({ share, label }) {
  const left = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  const heard = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return html`<svg class="ring" viewBox="0 0 100 100" fill="none" ...${heard}>
    <circle class="ring-track" cx="50" cy="50" r="46" />
    <circle class="ring-left" cx="50" cy="50" r="46" pathLength="100" stroke-dasharray=${`${left} 100`} transform="rotate(-90 50 50)" />
  </svg>`;
}
