/** How the desk is laid out: run sheet, the step that is on, and what surrounds it. */
import { html } from "../shared/html.js";
import { AsideLine } from "./aside.js";
import { Board } from "./board.js";
import { Collected } from "./collected.js";
import { Colleagues } from "./colleagues.js";
import { isFree, loadNewer } from "./desk.js";
import { Dialogs } from "./dialogs.js";
import { can, leads } from "./duty.js";
import { Header } from "./header.js";
import { Helps } from "./helps.js";
import { Lobby } from "./join.js";
import { Actions, Now } from "./now.js";
import { Pictures } from "./pictures.js";
import { Remarks } from "./remarks.js";
import { waiting } from "./primary.js";
import { say } from "./say.js";
import { RunSheet } from "./sheet.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk}} props */
export function App({ desk }) {
  const view = desk.view.value;
  if (desk.wire.refused.value) return html`<${Closed} />`;
  return html`
    <div role="status"><${Banner} desk=${desk} view=${view} /></div>
    <p class="hidden" role="status">${view?.step && say.now.heading(view.step.title)}</p>
    ${view ? html`<${Table} desk=${desk} view=${view} />` : html`<p class="opening">${say.opening}</p>`}
    <${Dialogs} desk=${desk} view=${view} />
    <${Toast} desk=${desk} />
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
function Table({ desk, view }) {
  return html`
    <${Header} desk=${desk} view=${view} />
    <div class="table">
      <${RunSheet} desk=${desk} view=${view} />
      <main class="centre">
        <div class="stage"><${Stage} desk=${desk} view=${view} /></div>
        <${Actions} desk=${desk} view=${view} />
      </main>
      <aside class="side" aria-label=${say.around}>
        <${Pictures} desk=${desk} view=${view} />
        ${can(view, "acknowledge") && html`<${Helps} desk=${desk} view=${view} />`}
        ${can(view, "remark") && html`<${Remarks} desk=${desk} view=${view} />`}
        <${Colleagues} view=${view} me=${desk.page.me} />
      </aside>
    </div>
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
function Stage({ desk, view }) {
  if (view.session.state === "ended") return html`<${Ended} view=${view} />`;
  if (!view.step) return html`<${Lobby} desk=${desk} view=${view} /><${Room} desk=${desk} view=${view} />`;
  const judging = waiting(view) !== null;
  return html`
    <${Now} desk=${desk} view=${view} brief=${judging} />
    ${can(view, "back") && html`<${AsideLine} desk=${desk} view=${view} />`}
    ${judging ? html`<${Collected} desk=${desk} view=${view} />` : html`<${Room} desk=${desk} view=${view} />`}
  `;
}

/** The board of couples; whoever only moderates waits for cards instead. @param {{desk: Desk, view: DeskView}} props */
function Room({ desk, view }) {
  if (leads(view) || !can(view, "moderate")) return html`<${Board} desk=${desk} view=${view} />`;
  return html`<section class="board empty"><p>${say.nothingNow}</p></section>`;
}

/** @param {{view: DeskView}} props */
const Ended = ({ view }) => html`
  <section class="card ended">
    <p class="over">${view.session.title}</p>
    <h1>${say.ended.title}</h1>
    <p>${say.ended.text}</p>
  </section>
`;

/** Signed out, or taken out of the workshop: nothing of the evening stays in sight. */
const Closed = () => html`
  <main>
    <div class="card closed" role="status">
      <h1>${say.closed.title}</h1>
      <p>${say.closed.text}</p>
      <p><a class="button" href="/desk">${say.closed.link}</a></p>
    </div>
  </main>
`;

/** @param {{desk: Desk, view: DeskView | null}} props */
function Banner({ desk, view }) {
  if (!view) return null;
  if (desk.wire.online.value && view.cut_off) return html`<${CutOff} />`;
  if (desk.wire.online.value) return desk.offers.value ? html`<${Newer} desk=${desk} />` : null;
  return html`<p class="banner">
    <strong>${say.offline.what}</strong> ${say.offline.then}
  </p>`;
}

const CutOff = () => html`<p class="banner">
  <strong>${say.cutOff.what}</strong> ${say.cutOff.then}
</p>`;

/** @param {{desk: Desk}} props */
const Newer = ({ desk }) => html`<p class="banner">
  ${say.newer.text}
  <button type="button" class="quiet" disabled=${!isFree(desk)} onClick=${() => loadNewer(desk)}>${say.newer.load}</button>
</p>`;

/** @param {{desk: Desk}} props */
const Toast = ({ desk }) => html`
  <div class="toast-place" role="status">
    ${desk.toast.value &&
    html`<p class="toast">
      ${desk.toast.value}
      <button type="button" class="quiet" onClick=${() => (desk.toast.value = "")}>${say.close}</button>
    </p>`}
  </div>
`;
