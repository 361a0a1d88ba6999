/** The board of couples: who is here and how far, in calm tiles; never what anybody wrote. */
import { html } from "../shared/html.js";
import { boardLine, saying, seats } from "./couples.js";
import { setApart } from "./desk.js";
import { say } from "./say.js";
import { useStanding } from "./standing.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").Couple} Couple @typedef {import("./types").DeskView} DeskView @typedef {import("./order.js").By} By */

/** From so many couples on, tiles are small. */
const MANY = 15;

/** @param {{desk: Desk, view: DeskView}} props */
export function Board({ desk, view }) {
  if (!view.board.length) return html`<section class="board empty"><p>${say.board.empty}</p></section>`;
  const tiles = useStanding(view, desk.order.value);
  const many = view.board.length > MANY;
  return html`
    <section class=${`board ${many ? "many" : ""}`} aria-labelledby="board-title">
      <div class="board-head">
        <h2 id="board-title" class="over">${boardLine(view)}</h2>
        <${Order} desk=${desk} again=${tiles.again} />
      </div>
      <ul onPointerEnter=${tiles.rest} onPointerLeave=${tiles.move} onFocusIn=${tiles.rest} onFocusOut=${tiles.move}>
        ${tiles.board.map((couple) => html`<${Tile} key=${couple.couple} desk=${desk} couple=${couple} />`)}
      </ul>
    </section>
  `;
}

/** @param {{desk: Desk, again: () => void}} props */
function Order({ desk, again }) {
  /** @param {By} by */
  const choose = (by) => {
    desk.order.value = by;
    localStorage.setItem("desk-order", by);
    again();
  };
  /** @param {By} by @param {string} words */
  const button = (by, words) => html`<button type="button" class="quiet" aria-pressed=${desk.order.value === by} onClick=${() => choose(by)}>${words}</button>`;
  return html`<div class="order-by" role="group" aria-label=${say.board.order}>${button("name", say.board.name)} ${button("need", say.board.need)}</div>`;
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
      ${couple.apart && html`<button type="button" class="quiet" onClick=${() => setApart(desk, couple.couple, false)}>${say.board.together}</button>`}
    </li>
  `;
}

/** @param {{couple: Couple}} props */
const Dots = ({ couple }) => html`
  <span class="dots" role="img" aria-label=${say.board.connected(couple.connected, seats(couple))}>
    ${Array.from({ length: seats(couple) }, (_, i) => html`<i class=${i < couple.connected ? "on" : ""}></i>`)}
  </span>
`;
