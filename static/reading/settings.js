/** Reading and time: what somebody sets for themselves. It stays on this phone; nothing here is sent. */
import { Title } from "../phone/title.js";
import { html } from "../shared/html.js";
import { Tick } from "../steps/option.js";
import { say } from "./say.js";
import { looked, voice } from "./voice.js";

/** @typedef {import("../phone/phone.js").Phone} Phone @typedef {{now: Set, set: (change: Partial<Set>) => void}} Props @typedef {Phone["keep"]["reading"]["value"]} Set */

/** In hundredths of the usual size; the phone keeps which of them. */
const SIZES = [100, 125, 150, 175, 200];

/** @param {{phone: Phone}} props */
export function Settings({ phone }) {
  const { reading } = phone.keep;
  const set = (/** @type {Partial<Set>} */ change) => void (reading.value = { ...reading.peek(), ...change });
  return html`
    <${Title} says=${say.title} />
    <p class="soft">${say.here}</p>
    <section><${Size} now=${reading.value} set=${set} /></section>
    <section><h2>${say.time.title}</h2><${Time} now=${reading.value} set=${set} /></section>
    <section><h2>${say.aloud.title}</h2>${voice.value ? html`<${Ticks} now=${reading.value} set=${set} />` : html`<${NoVoice} />`}</section>
    <p><a href="/accessibility" target="_blank" rel="noopener">${say.page}</a></p>
    <button type="button" onClick=${() => (phone.side.value = null)}>${say.back}</button>`;
}

/** @param {Props} props */
function Size({ now, set }) {
  return html`<fieldset class="states"><legend>${say.size.title}</legend><div class="state-taps">
    ${SIZES.map((size, larger) => html`<label class="state" key=${size}>
      <input type="radio" name="larger" checked=${now.larger === larger} onChange=${() => set({ larger })} />
      <span>${larger ? say.size.of(size) : say.size.usual}</span>
    </label>`)}
  </div></fieldset>`;
}

/** @param {Props} props */
function Time({ now, set }) {
  return html`<${Tick} says=${say.time.more} on=${now.unhurried} change=${(/** @type {boolean} */ unhurried) => set({ unhurried })} />
    <ul class="plain-list">${say.time.does.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`;
}

/** @param {Props} props */
function Ticks({ now, set }) {
  return html`
    <${Tick} says=${say.aloud.keys} on=${now.aloud} change=${(/** @type {boolean} */ aloud) => set({ aloud })} />
    <${Tick} says=${say.aloud.slowly} on=${now.slowly} change=${(/** @type {boolean} */ slowly) => set({ slowly })} />
    <ul class="plain-list">${say.aloud.does.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`;
}

function NoVoice() {
  return html`<p role="status">${looked.value ? say.aloud.none : ""}</p>`;
}
