/** How the desk is laid out: run sheet, the step that is on, and what surrounds it. */
import { html } from "../shared/html.js";
import { AsideLine } from "./aside.js";
import { Board } from "./board.js";
import { Collected } from "./collected.js";
import { Dialogs } from "./dialogs.js";
import { Header } from "./header.js";
import { Helps } from "./helps.js";
import { Lobby } from "./join.js";
import { Actions, Now } from "./now.js";
import { Pictures } from "./pictures.js";
import { Remarks } from "./remarks.js";
import { waiting } from "./primary.js";
import { RunSheet } from "./sheet.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk}} props */
export function App({ desk }) {
  const view = desk.view.value;
  return html`
    <${Banner} desk=${desk} view=${view} />
    ${view ? html`<${Table} desk=${desk} view=${view} />` : html`<p class="opening">Opening the desk …</p>`}
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
      <aside class="side" aria-label="Around the room">
        <${Pictures} view=${view} />
        <${Helps} desk=${desk} view=${view} />
        <${Remarks} desk=${desk} view=${view} />
      </aside>
    </div>
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
function Stage({ desk, view }) {
  if (view.session.state === "ended") return html`<${Ended} view=${view} />`;
  if (!view.step) return html`<${Lobby} desk=${desk} view=${view} /><${Board} desk=${desk} view=${view} />`;
  const judging = waiting(view) !== null;
  return html`
    <${Now} desk=${desk} view=${view} brief=${judging} />
    <${AsideLine} desk=${desk} view=${view} />
    ${judging ? html`<${Collected} desk=${desk} view=${view} />` : html`<${Board} desk=${desk} view=${view} />`}
  `;
}

/** @param {{view: DeskView}} props */
const Ended = ({ view }) => html`
  <section class="card ended">
    <p class="over">${view.session.title}</p>
    <h1>The session has ended.</h1>
    <p>
      The answers and the requests for help are erased. Who was here, and what the couples wrote for each other, goes
      within 24 hours. The session notes stay for 90 days.
    </p>
  </section>
`;

/** @param {{desk: Desk, view: DeskView | null}} props */
function Banner({ desk, view }) {
  if (desk.wire.refused.value)
    return html`<p class="banner" role="status">This desk is not signed in any more. <a href="/desk/sign-in">Sign in again</a></p>`;
  if (desk.wire.online.value || !view) return null;
  return html`<p class="banner" role="status">
    <strong>No connection to the server.</strong> The phones go on by themselves. What you write here is kept.
  </p>`;
}

/** @param {{desk: Desk}} props */
const Toast = ({ desk }) => html`
  <div class="toast-place" role="status">
    ${desk.toast.value &&
    html`<p class="toast">
      ${desk.toast.value}
      <button type="button" class="quiet" onClick=${() => (desk.toast.value = "")}>Close</button>
    </p>`}
  </div>
`;
