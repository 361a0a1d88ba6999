/** Screens with nothing to do: waiting, quiet, covered, leaving. */
import { html } from "../shared/html.js";
import { publicLine } from "./announce.js";
import { heldWords } from "./held.js";
import { leave } from "./leave.js";
import { NameField } from "./name.js";
import { say } from "./say.js";
import { Title } from "./title.js";
import { cancel } from "./pair.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {{phone: Phone}} Props */

export function Opening() {
  return html`<div class="rest"><h1 class="soft as-text">${say.opening}</h1></div>`;
}

/** @param {Props} props */
export function Lobby({ phone }) {
  const couple = phone.mine.value?.couple;
  return html`<div class="rest">
    <${Title} says=${say.lobby.title(couple?.name ?? "")} />
    <p>${say.lobby.text}</p>
    ${couple?.solo || couple?.shared ? html`<${Alone} phone=${phone} />` : html`<${NameField} phone=${phone} />`}
  </div>`;
}

/** Whose partner comes after all may still choose again. @param {Props} props */
function Alone({ phone }) {
  return html`<p class="soft">${phone.mine.value?.couple?.shared ? say.lobby.shared : say.lobby.alone}</p>
    <button type="button" class="plain" onClick=${() => cancel(phone)}>${say.started.cancel}</button>`;
}

/** @param {Props} props */
export function Late({ phone }) {
  const step = phone.room.value?.step;
  return html`<div class="rest">
    <${Title} says=${say.late.title} />
    <p>${say.late.text}</p>
    <section class="card"><h2 class="small">${say.late.now}</h2><p>${step?.exercise.title}</p></section>
    ${phone.mine.value?.couple?.solo ? null : html`<${NameField} phone=${phone} />`}
  </div>`;
}

/** The same for everybody; only where the room is in two groups does each phone name its own. @param {Props} props */
export function Held({ phone }) {
  const { title, text, group } = heldWords(phone.room.value, phone.mine.value);
  return html`<div class="rest"><${Title} says=${title} /><p>${text}</p>${group && html`<p class="huge">${group}</p>`}</div>`;
}

/** @param {Props} props */
export function Paused({ phone }) {
  return html`<div class="rest">
    <${Title} says=${say.paused.title} />
    <p>${say.paused.text}</p>
    <p class="soft">${say.paused.room}</p>
    <button type="button" onClick=${() => phone.out.send("pause_us", { on: false })}>${say.paused.resume}</button>
  </div>`;
}

/** The step's public line, harmless for any neighbour's eye. @param {Props} props */
export function Cover({ phone }) {
  return html`<div class="rest"><${Title} class="large-line" says=${publicLine(phone.room.value)} /></div>`;
}

/** @param {Props} props */
export function Leaving({ phone }) {
  return html`<div class="rest">
    <${Title} says=${say.leave.title} always=${true} />
    <p>${say.leave.text}</p>
    <p>${say.leave.back}</p>
    <p class="soft">${say.leave.history}</p>
    <div class="stack">
      <button type="button" class="main" onClick=${() => leave(phone)}>${say.leave.now}</button>
      <button type="button" onClick=${() => (phone.side.value = null)}>${say.leave.stay}</button>
    </div>
  </div>`;
}
