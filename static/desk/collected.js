/** After a question is closed: what the room would see, exactly, and the free texts to look through before. */
import { html } from "../shared/html.js";
import { Cards } from "./cards.js";
import { askToKeepBack, isBusy, pressOnly } from "./desk.js";
import { can } from "./duty.js";
import { lines } from "./moderation.js";
import { keepBack, show, waiting } from "./primary.js";
import { say } from "./say.js";
import { Shown } from "./shown.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView}} props */
export function Collected({ desk, view }) {
  const collected = waiting(view);
  if (!collected) return null;
  const earlier = collected.run !== view.step?.run;
  return html`
    <section class=${`collected ${collected.cards.length ? "with-cards" : ""}`}>
      ${collected.cards.length > 0 && html`<${Cards} desk=${desk} collected=${collected} />`}
      <div class="preview">
        <h2 class="over">${heading(collected, earlier)}</h2>
        <${Preview} collected=${collected} />
        ${earlier && can(view, "release") && html`<${Decide} desk=${desk} view=${view} />`}
      </div>
    </section>
  `;
}

/** Whose eyes it is for. @param {import("./types").Collected} collected @param {boolean} earlier */
function heading(collected, earlier) {
  if (collected.preview?.form === "check") return say.forYou;
  return earlier ? say.collected.talk : say.collected.room;
}

/** @param {{collected: import("./types").Collected}} props */
function Preview({ collected }) {
  const chosen = !collected.cards.length || lines(collected.cards) > 0;
  return collected.preview && chosen
    ? html`<${Shown} release=${collected.preview} />`
    : html`<p class="none">${say.nothingChosen}</p>`;
}

/** A question that was closed earlier is decided beside the step that is on now. @param {{desk: Desk, view: DeskView}} props */
const Decide = ({ desk, view }) => html`
  <div class="decide">
    <${Choice} desk=${desk} action=${keepBack(view)} letter="B" press=${() => askToKeepBack(desk)} />
    <${Choice} desk=${desk} action=${show(view)} letter="R" press=${() => pressOnly(desk, "release")} />
  </div>
`;

/** @param {{desk: Desk, action: import("./types").Action | null, letter: string, press: () => void}} props */
const Choice = ({ desk, action, letter, press }) =>
  action && html`
    <button type="button" class="second" aria-disabled=${!action.ready || isBusy(desk)} onClick=${press}>
      ${action.label} <kbd>${letter}</kbd>
    </button>
  `;
