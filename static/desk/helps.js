/** Quiet requests: silent, only here, gone when acknowledged, with what to do so that nobody is singled out. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { drawOrder, isTogether } from "./couples.js";
import { holdFor, send, setApart } from "./desk.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Help} Help */

/** @type {Record<string, string>} */
const ITEMS = say.helps.items;
/** @type {Record<string, string>} */
const WHEN = say.helps.when;

/** @param {{desk: Desk, view: DeskView}} props */
export function Helps({ desk, view }) {
  return html`
    <section class="helps" aria-labelledby="helps-title">
      <h2 id="helps-title" class="over">${say.forYou}</h2>
      ${view.help.map((help) => html`<${Row} key=${help.help} desk=${desk} help=${help} />`)}
      ${!view.help.length && html`<p class="none">${say.helps.none}</p>`}
      ${view.help.length > 0 && html`<${Choreography} desk=${desk} view=${view} />`}
    </section>
  `;
}

/** @param {{desk: Desk, help: Help}} props */
const Row = ({ desk, help }) => html`
  <div class="help">
    <p>
      <b>${help.name || say.helps.unpaired}</b> ${ITEMS[help.item] ?? help.item}
      ${help.when && html`<span class="when">${WHEN[help.when] ?? help.when}</span>`}
    </p>
    <button type="button" class="second" onClick=${() => send(desk, "acknowledge", { help: help.help })}>${say.helps.seen}</button>
  </div>
`;

/** What can be done for everybody, so that nobody is singled out (WORKSHOP A3). @param {{desk: Desk, view: DeskView}} props */
function Choreography({ desk, view }) {
  const live = view.session.state === "open" || view.session.state === "held";
  return html`
    <div class="choreography">
      <p><b>${say.helps.never}</b> ${say.helps.instead}</p>
      <div class="ways">
        ${WAYS.map((why) => html`
          <button type="button" class="second" disabled=${!live} onClick=${() => holdFor(desk, why)}>${say.helps.ways[why]}</button>`)}
      </div>
      <${Visits} names=${view.board.map((couple) => couple.name)} />
      <${OnTheirOwn} desk=${desk} view=${view} />
    </div>
  `;
}

const WAYS = /** @type {const} */ (["break", "checkins", "split"]);

/** @param {{names: string[]}} props */
function Visits({ names }) {
  const order = useSignal(/** @type {string[]} */ ([]));
  return html`
    <p>
      ${say.helps.order}
      <button type="button" class="second" onClick=${() => (order.value = drawOrder(names))}>${say.helps.draw}</button>
    </p>
    ${order.value.length > 0 && html`<p class="order">${order.value.join(" · ")}</p>`}
  `;
}

/** The form for one: for who asked, and for some others drawn by lot. @param {{desk: Desk, view: DeskView}} props */
function OnTheirOwn({ desk, view }) {
  const asking = new Set(view.help.map((help) => help.name));
  const couples = view.board.filter((couple) => asking.has(couple.name) && isTogether(couple));
  return couples.map((couple) => html`
    <p key=${couple.couple}>
      ${say.helps.apart(couple.name)}
      <button type="button" class="second" onClick=${() => setApart(desk, couple.couple, true)}>${say.helps.now}</button>
    </p>
  `);
}
