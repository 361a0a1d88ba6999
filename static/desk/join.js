/** The way in: code, QR and address for phones, link for the screen; large in the lobby, a dialog later. */
import { html } from "../shared/html.js";
import { tell } from "./desk.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView}} props */
export const Lobby = ({ desk, view }) => html`
  <section class="card lobby">
    <${WayIn} desk=${desk} view=${view} heading="h1" />
  </section>
`;

/** @param {{desk: Desk, view: DeskView, heading: string}} props */
export const WayIn = ({ desk, view, heading }) => html`
  <div class="way-in">
    <img class="qr" src=${`/qr/${view.session.code}.svg#${view.session.join_url}`} alt=${say.way.qr(view.session.code)} width="200" height="200" />
    <div>
      <p class="over">${say.way.join}</p>
      <${heading} class="room-code">${view.session.code}<//>
      <p class="address">${plain(view.session.join_url)}</p>
      <p class="screen-link">
        <a href=${view.session.screen_url} target="_blank" rel="noopener">${say.way.screen}</a>
        <${Copy} desk=${desk} text=${view.session.screen_url} />
      </p>
    </div>
  </div>
`;

/** Without the scheme: it is read aloud. @param {string} address */
export const plain = (address) => address.replace(/^https?:\/\//, "");

/** @param {{desk: Desk, text: string}} props */
const Copy = ({ desk, text }) => html`
  <button type="button" class="quiet" onClick=${() => copy(desk, text)}>${say.way.copy}</button>
`;

/** Plain http has no clipboard: then the link is shown to be copied by hand. @param {Desk} desk @param {string} text */
async function copy(desk, text) {
  const done = navigator.clipboard && (await navigator.clipboard.writeText(text).then(() => true, () => false));
  tell(desk, done ? say.way.copied : text);
}
