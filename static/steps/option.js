/** Something to tick, alone or among others. */
import { html } from "../shared/html.js";

/** One of several; many: more than one may be ticked. @param {{text: string, on: boolean, many: boolean, name: string, tap: () => void}} props */
export function Option({ text, on, many, name, tap }) {
  return html`<label class="tick">
    <input type=${many ? "checkbox" : "radio"} name=${name} checked=${on} onClick=${tap} /><span>${text}</span>
  </label>`;
}

/** Yes or no. @param {{says: string, help?: string, on: boolean, fixed?: boolean, own?: boolean, change: (on: boolean) => void}} props own: it says what somebody has written */
export function Tick({ says, help, on, fixed, own, change }) {
  return html`<label class="tick">
    <input type="checkbox" checked=${on} disabled=${fixed} onChange=${(/** @type {any} */ event) => change(event.target.checked)} />
    <span>${own ? html`<span translate=${false}>${says}</span>` : says}${help && html`<small>${help}</small>`}</span>
  </label>`;
}

/** Marked as one that can come up anyway. @param {string} text @param {number} i @param {number[]} [everyday] */
export function marked(text, i, everyday) {
  return everyday?.includes(i) ? `${text}\u00a0°` : text;
}
