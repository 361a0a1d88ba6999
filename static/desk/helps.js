/** Quiet requests: silent, only here, gone when acknowledged, with what to do so that nobody is singled out. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { drawOrder } from "./couples.js";
import { send } from "./desk.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Help} Help */

/** @type {Record<string, string>} */
const ITEMS = {
  fast: "It’s too fast",
  question: "A practical question",
  apart: "The next part on my own",
  word: "A word alone",
  info: "Only information",
};
/** @type {Record<string, string>} */
const WHEN = {
  break: "at the break",
  apart: "during a part where they are apart",
  leave: "would like to leave unnoticed",
  none: "no contact, only information",
};

/** @param {{desk: Desk, view: DeskView}} props */
export function Helps({ desk, view }) {
  return html`
    <section class="helps" aria-labelledby="helps-title">
      <h2 id="helps-title" class="over">For you alone</h2>
      ${view.help.map((help) => html`<${Row} key=${help.help} desk=${desk} help=${help} />`)}
      ${!view.help.length && html`<p class="none">No quiet requests.</p>`}
      ${view.help.length > 0 && html`<${Choreography} names=${view.board.map((couple) => couple.name)} />`}
    </section>
  `;
}

/** @param {{desk: Desk, help: Help}} props */
const Row = ({ desk, help }) => html`
  <div class="help">
    <p>
      <b>${help.name || "Not paired yet"}</b> ${ITEMS[help.item] ?? help.item}
      ${help.when && html`<span class="when">${WHEN[help.when] ?? help.when}</span>`}
    </p>
    <button type="button" class="second" onClick=${() => send(desk, "acknowledge", { help: help.help })}>Seen</button>
  </div>
`;

/** @param {{names: string[]}} props */
function Choreography({ names }) {
  const order = useSignal(/** @type {string[]} */ ([]));
  return html`
    <div class="choreography">
      <p><b>Do not walk straight there, do not look, do not ask the couple.</b> Instead, for everybody:</p>
      <ul>
        <li>a break now</li>
        <li>the room split, A seats and B seats</li>
        <li>several drawn couples on their own for a while</li>
        <li>
          a visit to each, in a drawn order
          <button type="button" class="second" onClick=${() => (order.value = drawOrder(names))}>Draw</button>
        </li>
      </ul>
      ${order.value.length > 0 && html`<p class="order">${order.value.join(" · ")}</p>`}
    </div>
  `;
}
