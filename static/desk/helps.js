/** Quiet requests: silent, only here, gone when acknowledged, with what to do so that nobody is singled out. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { drawOrder, isTogether } from "./couples.js";
import { holdFor, send, setApart } from "./desk.js";

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
      ${view.help.length > 0 && html`<${Choreography} desk=${desk} view=${view} />`}
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

/** What can be done for everybody, so that nobody is singled out (WORKSHOP A3). @param {{desk: Desk, view: DeskView}} props */
function Choreography({ desk, view }) {
  const live = view.session.state === "open" || view.session.state === "held";
  return html`
    <div class="choreography">
      <p><b>Do not walk straight there, do not look, do not ask the couple.</b> Instead, for everybody:</p>
      <div class="ways">
        ${WAYS.map(([why, words]) => html`
          <button type="button" class="second" disabled=${!live} onClick=${() => holdFor(desk, why)}>${words}</button>`)}
      </div>
      <${Visits} names=${view.board.map((couple) => couple.name)} />
      <${OnTheirOwn} desk=${desk} view=${view} />
    </div>
  `;
}

/** @type {[import("./types").Why, string][]} */
const WAYS = [
  ["break", "Break now"],
  ["checkins", "A word with each"],
  ["split", "Split A and B"],
];

/** @param {{names: string[]}} props */
function Visits({ names }) {
  const order = useSignal(/** @type {string[]} */ ([]));
  return html`
    <p>
      An order to visit everybody
      <button type="button" class="second" onClick=${() => (order.value = drawOrder(names))}>Draw</button>
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
      ${couple.name} and drawn others work on their own
      <button type="button" class="second" onClick=${() => setApart(desk, couple.couple, true)}>Now</button>
    </p>
  `);
}
