/** The frame of every screen: header, the one thing to do, and the bar that is always in the same place. */
import { html } from "../shared/html.js";
import { Card } from "./card.js";
import { Announcer, Bar, Head, Line, Notice } from "./frame.js";
import { Apart, Reunite } from "./apart.js";
import { Choose } from "./choose.js";
import { Ended, Gone } from "./ended.js";
import { Menu } from "./menu.js";
import { Notes } from "./notes.js";
import { Confirm, Confirmed, LetBack, Returning, Started } from "./pairing.js";
import { Resources } from "./resources.js";
import { Cover, Held, Late, Leaving, Lobby, Opening, Paused } from "./resting.js";
import { StepActions, StepScreen } from "./step.js";
import { Welcome } from "./welcome.js";

/** @typedef {import("./phone.js").Phone} Phone */

const PLACES = {
  gone: Gone,
  opening: Opening,
  ended: Ended,
  welcome: Welcome,
  held: Held,
  choose: Choose,
  started: Started,
  confirm: Confirm,
  confirmed: Confirmed,
  returning: Returning,
  letBack: LetBack,
  reunite: Reunite,
  paused: Paused,
  lobby: Lobby,
  late: Late,
  step: StepScreen,
};

const SIDES = { menu: Menu, apart: Apart, leave: Leaving, notes: Notes, resources: Resources, card: Card };

/** @param {{phone: Phone}} props */
export function App({ phone }) {
  const Side = phone.side.value && SIDES[phone.side.value];
  const Screen = phone.covered.value ? Cover : PLACES[phone.place.value];
  return html`
    <${Head} phone=${phone} />
    <main>
      ${Side && html`<div class="screen" key="side"><${Side} phone=${phone} /></div>`}
      <div class="screen" key="screen" hidden=${!!Side}><${Screen} phone=${phone} /></div>
    </main>
    <footer class="foot">
      <${Notice} phone=${phone} />
      ${!Side && Screen === StepScreen ? html`<${StepActions} phone=${phone} />` : html`<${Line} phone=${phone} />`}
      <${Bar} phone=${phone} />
    </footer>
    <${Announcer} phone=${phone} />`;
}
