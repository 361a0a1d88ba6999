/** Who will see what is written here, in words and as a sign. */
import { html } from "./html.js";

const SIGNS = {
  me: html`<circle cx="12" cy="12" r="5" class="solid" />`,
  us: html`<circle cx="8.5" cy="12" r="5.5" /><circle cx="15.5" cy="12" r="5.5" />`,
  room: html`${[0, 60, 120, 180, 240, 300].map(
    (turn) => html`<circle cx="12" cy="4.5" r="2.2" class="solid" transform=${`rotate(${turn} 12 12)`} />`,
  )}`,
};

/** @param {{circle: "me" | "us" | "room" | "none", says: string}} props */
export function Circle({ circle, says }) {
  if (circle === "none") return null;
  return html`<p class=${`circle circle-${circle}`}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${SIGNS[circle]}</svg><span>${says}</span>
  </p>`;
}
