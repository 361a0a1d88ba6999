/** What all phones and the screen show right now, small: seen on the desk before anybody is asked about it. */
import { html } from "../shared/html.js";
import { Stage } from "../screen/stage.js";
import { phonePicture } from "./picture.js";

/** @typedef {import("./types").DeskView} DeskView */

/** @param {{view: DeskView}} props */
export const Pictures = ({ view }) => html`
  <section class="pictures" aria-label="What the room sees now">
    <figure>
      <div class="mini-phone" inert><${Phone} view=${view} /></div>
      <figcaption>phones</figcaption>
    </figure>
    <figure>
      <div class="mini-screen" inert><div class="screen"><${Stage} view=${view.screen} now=${null} /></div></div>
      <figcaption>screen</figcaption>
    </figure>
  </section>
`;

/** @param {{view: DeskView}} props */
function Phone({ view }) {
  const { over, title, blocks, foot } = phonePicture(view.room);
  return html`
    <p class="over">${over}</p>
    <p class="head">${title}</p>
    ${blocks.map((block) => (typeof block === "string" ? html`<p>${block}</p>` : html`<ul>${block.map((line) => html`<li>${line}</li>`)}</ul>`))}
    ${foot && html`<p class="foot">${foot}</p>`}
  `;
}
