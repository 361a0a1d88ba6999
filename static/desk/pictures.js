/** What all phones and the screen show right now, small: seen on the desk before anybody is asked about it. */
import { html } from "../shared/html.js";
import { Stage } from "../screen/stage.js";
import { toggleBlank } from "./desk.js";
import { can } from "./duty.js";
import { phonePicture } from "./picture.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView}} props */
export const Pictures = ({ desk, view }) => html`
  <section class="pictures" aria-label=${say.pictures.title}>
    <figure>
      <button type="button" class="picture" aria-label=${say.pictures.phonesLarger} onClick=${() => (desk.dialog.value = "pictures")}>
        <span class="mini-phone" inert><${Phone} view=${view} /></span>
      </button>
      <figcaption>${say.pictures.phones}</figcaption>
    </figure>
    <figure>
      <button type="button" class="picture" aria-label=${say.pictures.screenLarger} onClick=${() => (desk.dialog.value = "pictures")}>
        <${Screen} view=${view} />
      </button>
      <figcaption>
        ${say.pictures.screen}
        ${can(view, "blank") && html`<button type="button" class="blank" disabled=${view.session.state === "ended"} aria-pressed=${Boolean(view.screen.session.blank)} onClick=${() => toggleBlank(desk)}>
          ${say.pictures.blankIt} <kbd>V</kbd>
        </button>`}
      </figcaption>
    </figure>
  </section>
`;

/** @param {{view: DeskView}} props */
const Screen = ({ view }) => html`
  <span class="mini-screen" inert>
    <span class="screen"><${Stage} view=${view.screen} now=${null} /></span>
    ${view.screen.session.blank && html`<span class="says-blank">${say.pictures.blank}</span>`}
  </span>
`;

/** Both, as large as the desk allows. @param {{desk: Desk, view: DeskView}} props */
export const Large = ({ desk, view }) => html`
  <h2>${say.pictures.title}</h2>
  <div class="large-pictures">
    <span class="mini-phone large" inert><${Phone} view=${view} /></span>
    <${Screen} view=${view} />
  </div>
  <div class="buttons"><button type="button" class="second" autofocus onClick=${() => (desk.dialog.value = null)}>${say.close}</button></div>
`;

/** @param {{view: DeskView}} props */
function Phone({ view }) {
  const { over, title, blocks, wrap, foot } = phonePicture(view.room);
  return html`
    <p class="over">${over}</p>
    <p class="head">${title}</p>
    ${blocks.map((block) => (typeof block === "string" ? html`<p>${block}</p>` : html`<ul>${block.map((line) => html`<li>${line}</li>`)}</ul>`))}
    ${wrap && html`<p class="wrap">${wrap}</p>`}
    ${foot && html`<p class="foot">${foot}</p>`}
  `;
}
