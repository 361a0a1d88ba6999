/** Who else is at the desk of this session, in a quiet line. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./types").Colleague} Colleague */

/** @type {Record<string, string>} */
const DUTIES = say.colleagues.duties;

/** "Robin, Kim (moderation)"; empty when nobody else is here. @param {Colleague[]} colleagues @param {string} me */
export function others(colleagues, me) {
  const here = colleagues.filter((one) => one.name !== me);
  return here.map(({ name, duty }) => (DUTIES[duty] ? `${name} (${DUTIES[duty]})` : name)).join(", ");
}

/** @param {{view: import("./types").DeskView, me: string}} props */
export function Colleagues({ view, me }) {
  const names = others(view.colleagues, me);
  const own = DUTIES[view.duty ?? ""];
  if (!names && !own) return null;
  return html`<p class="colleagues">${own && html`<span class="mark">${say.colleagues.you(own)}</span>`} ${names && say.colleagues.others(names)}</p>`;
}
