/** The board of couples: who is here and how far, in calm tiles; never what anybody wrote. */
import { html } from "../shared/html.js";
import { boardLine, saying, seats } from "./couples.js";

/** @typedef {import("./types").Couple} Couple @typedef {import("./types").DeskView} DeskView */

/** @param {{view: DeskView}} props */
export function Board({ view }) {
  if (!view.board.length) return html`<section class="board empty"><p>Couples appear here as they pair their phones.</p></section>`;
  return html`
    <section class="board" aria-labelledby="board-title">
      <h2 id="board-title" class="over">${boardLine(view)}</h2>
      <ul>
        ${view.board.map((couple) => html`<${Tile} key=${couple.couple} couple=${couple} />`)}
      </ul>
    </section>
  `;
}

/** @param {{couple: Couple}} props */
function Tile({ couple }) {
  const words = saying(couple);
  const state = couple.connected === 0 ? "away" : couple.time ? "time" : couple.state;
  return html`
    <li class=${`tile ${state}`}>
      <span class="name">${couple.name}</span>
      <${Dots} couple=${couple} />
      <span class="says">${words}</span>
    </li>
  `;
}

/** @param {{couple: Couple}} props */
const Dots = ({ couple }) => html`
  <span class="dots" role="img" aria-label=${`${couple.connected} of ${seats(couple)} phones connected`}>
    ${Array.from({ length: seats(couple) }, (_, i) => html`<i class=${i < couple.connected ? "on" : ""}></i>`)}
  </span>
`;
