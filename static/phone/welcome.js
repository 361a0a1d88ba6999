/** Consent, and one practice of the menu, once and on one screen. */
import { Text } from "../steps/text.js";
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone */

const text = say.welcome;

/** @param {{phone: Phone}} props */
export function Welcome({ phone }) {
  return html`
    <${Title} says=${text.title} />
    <div class="prose"><p>${text.lead}</p></div>
    <${WhoSees} />
    <div class="prose"><p>${text.facilitator}</p><p>${text.others}</p></div>
    <${Limits} phone=${phone} />
    <div class="prose"><p>${text.therapy}</p></div>
    <${Exits} />
    <${Ticks} phone=${phone} />`;
}

const CIRCLES = /** @type {const} */ (["me", "us", "room"]);

function WhoSees() {
  return html`<section class="card"><h2>${text.seen}</h2>
    ${CIRCLES.map((circle) => html`<div key=${circle} class="sees">
      <${Circle} circle=${circle} says=${say.circles[circle]} /><p>${text[circle]}</p>
    </div>`)}
  </section>`;
}

/** In the language of those who wrote it, which need not be this phone's. @param {{phone: Phone}} props */
function Limits({ phone }) {
  const { limits, limits_in: language } = phone.facts;
  if (!limits) return null;
  return html`<section class="card"><h2>${text.limits}</h2><div class="prose" lang=${language}><${Text} text=${limits} /></div></section>`;
}

function Exits() {
  return html`<section class="card"><h2>${text.exits}</h2><p>${text.cover}</p><p>${text.menu}</p><p>${text.leave}</p></section>`;
}

/** @param {{phone: Phone}} props */
function Ticks({ phone }) {
  const { own, agree, practised } = phone.keep;
  const ready = own.value && agree.value && practised.value;
  return html`<section class="ticks" aria-label=${text.stop}>
    <p>${text.stop}</p>
    <${Tick} on=${own.value} change=${(/** @type {boolean} */ on) => (own.value = on)} says=${text.own} />
    <${Tick} on=${agree.value} change=${(/** @type {boolean} */ on) => (agree.value = on)} says=${text.agree} />
    <${Tick} on=${practised.value} change=${() => openMenu(phone)} says=${text.practised} help=${practised.value ? null : text.practise} />
    <button type="button" class="main" disabled=${!ready} onClick=${() => join(phone)}>${text.done}</button>
    <p class="soft center">${ready ? "" : text.missing}</p>
  </section>`;
}

/** @param {Phone} phone */
function join(phone) {
  phone.out.send("join", { consent: true, practised: true });
}

/** Only the menu itself ticks the third one. @param {Phone} phone */
function openMenu(phone) {
  if (!phone.keep.practised.value) phone.side.value = "menu";
}

/** @param {{on: boolean, change: (on: boolean) => void, says: string, help?: string | null}} props */
function Tick({ on, change, says, help }) {
  return html`<label class="tick">
    <input type="checkbox" checked=${on} onChange=${(/** @type {any} */ event) => tapped(event.target, on, change)} />
    <span>${says}${help && html`<small>${help}</small>`}</span>
  </label>`;
}

/** The box shows what is so, not what was tapped. @param {HTMLInputElement} box @param {boolean} on @param {(on: boolean) => void} change */
function tapped(box, on, change) {
  const wanted = box.checked;
  box.checked = on;
  change(wanted);
}
