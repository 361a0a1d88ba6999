/** The frame of every screen: header, the one thing to do, and the bar that is always in the same place. */
import { html } from "../shared/html.js";
import { Announcer, Bar, Head, Line, Newer, Notice } from "./frame.js";
import { around, couple, reading } from "./parts.js";
import { Cover, Held, Late, Leaving, Lobby, Opening, Paused } from "./resting.js";
import { StepActions, StepScreen } from "./step.js";
import { Waiting } from "./waiting.js";
import { Welcome } from "./welcome.js";

/** @typedef {import("./phone.js").Phone} Phone */

/**
 * A screen of a part that may still be on its way.
 * @template T @param {import("./later.js").Later<T>} part @param {keyof T} name
 */
function from(part, name) {
  return (/** @type {{phone: Phone}} */ { phone }) => {
    const came = part.part.value;
    return came ? html`<${came[name]} phone=${phone} />` : html`<div class="rest"><${Waiting} part=${part} whole /></div>`;
  };
}

const PLACES = {
  gone: from(around, "Gone"),
  opening: Opening,
  ended: from(around, "Ended"),
  welcome: Welcome,
  held: Held,
  choose: from(couple, "Choose"),
  started: from(couple, "Started"),
  confirm: from(couple, "Confirm"),
  confirmed: from(couple, "Confirmed"),
  returning: from(couple, "Returning"),
  letBack: from(couple, "LetBack"),
  reunite: from(couple, "Reunite"),
  paused: Paused,
  lobby: Lobby,
  late: Late,
  step: StepScreen,
};

const SIDES = {
  menu: from(around, "Menu"),
  apart: from(couple, "Apart"),
  leave: Leaving,
  notes: from(around, "Notes"),
  reading: from(reading, "Settings"),
  resources: from(around, "Resources"),
  card: from(around, "Card"),
};

/** @param {{phone: Phone}} props */
export function App({ phone }) {
  const Side = phone.side.value && SIDES[phone.side.value];
  const run = phone.room.value?.step?.run; // what belongs to a step goes with it, all at once, and the focus with it
  const Screen = phone.covered.value ? Cover : PLACES[phone.place.value];
  return html`
    <${Head} phone=${phone} />
    ${reading.part.value && html`<${reading.part.value.Aloud} phone=${phone} />`}
    <main>
      ${Side && html`<div class="screen in-front" key="side"><${Side} phone=${phone} /></div>`}
      <div class="screen" key="screen" hidden=${!!Side}><${Screen} phone=${phone} /></div>
    </main>
    <footer class="foot">
      <${Notice} phone=${phone} />
      <${Newer} phone=${phone} />
      ${!Side && Screen === StepScreen ? html`<${StepActions} key=${run} phone=${phone} />` : html`<${Line} phone=${phone} />`}
    </footer>
    <${Bar} phone=${phone} />
    <${Announcer} phone=${phone} />`;
}
