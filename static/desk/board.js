/** The board of couples: who is here and how far, in calm tiles; never what anybody wrote. */
import { html } from "../shared/html.js";
import { boardLine, saying, seats } from "./couples.js";
import { setApart } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").Couple} Couple @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView}} props */
export function Board({ desk, view }) {
  if (!view.board.length) return html`<section class="board empty"><p>Couples appear here as they pair their phones.</p></section>`;
  return html`
    <section class="board" aria-labelledby="board-title">
      <h2 id="board-title" class="over">${boardLine(view)}</h2>
      <ul>
        ${view.board.map((couple) => html`<${Tile} key=${couple.couple} desk=${desk} couple=${couple} />`)}
      </ul>
    </section>
  `;
}

/** @param {{desk: Desk, couple: Couple}} props */
function Tile({ desk, couple }) {
  const words = saying(couple);
  const state = couple.connected === 0 ? "away" : couple.time ? "time" : couple.state;
  return html`
    <li class=${`tile ${state}`}>
      <span class="name">${couple.name}</span>
      <${Dots} couple=${couple} />
      <span class="says">${words}</span>
      ${couple.apart && html`<button type="button" class="quiet" onClick=${() => setApart(desk, couple.couple, false)}>Together again</button>`}
    </li>
  `;
}

/** @param {{couple: Couple}} props */
const Dots = ({ couple }) => html`
  <span class="dots" role="img" aria-label=${`${couple.connected} of ${seats(couple)} phones connected`}>
    ${Array.from({ length: seats(couple) }, (_, i) => html`<i class=${i < couple.connected ? "on" : ""}></i>`)}
  </span>
`;
