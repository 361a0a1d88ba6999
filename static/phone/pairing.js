/** The way of two phones to each other, and of a new phone into a lost one's place. */
import { say as pairing } from "../pairing/say.js";
import { toFragment } from "../shared/fragment.js";
import { html } from "../shared/html.js";
import { cancel } from "./pair.js";
import { ours } from "./phone.js";
import { Qr } from "./qr.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {{phone: Phone}} Props */

/** @param {Props} props */
export function Started({ phone }) {
  const phrase = ours(phone)?.phrase;
  const again = html`<button type="button" class="plain" onClick=${() => cancel(phone)}>${say.started.cancel}</button>`;
  if (!phrase) return html`<div class="rest"><h1 class="as-text">${say.started.lost}</h1>${again}</div>`;
  return html`
    <${Title} says=${say.started.title} />
    <p>${say.started.text}</p>
    <${Qr} text=${`${location.origin}/j/${phone.facts.code}?k=${phone.facts.key}${toFragment(phrase)}`} label=${say.started.qr} />
    <ol class="four-words" translate=${false} aria-label=${say.started.words}>${phrase.split(" ").map((word, i) => html`<li key=${i}>${word}</li>`)}</ol>
    <p class="soft">${say.started.secret}</p>
    ${again}`;
}

/** Whom a yes or a no is for. @param {Phone} phone */
function asking(phone) {
  return { asking: phone.mine.value?.couple?.asking };
}

/** @param {Props} props */
export function Confirm({ phone }) {
  const name = phone.mine.value?.couple?.name ?? "";
  return html`<div class="rest">
    <${Title} class="over-line" says=${say.confirm.title} />
    <p class="huge">${name}</p>
    <p>${say.confirm.text(name)}</p>
    <div class="stack">
      <button type="button" class="main" onClick=${() => phone.out.send("confirm", asking(phone))}>${say.confirm.yes(name)}</button>
      <button type="button" onClick=${() => phone.out.send("decline", asking(phone))}>${say.confirm.no}</button>
    </div>
  </div>`;
}

/** @param {Props} props */
export function Confirmed({ phone }) {
  return html`<div class="rest">
    <p class="huge">${phone.mine.value?.couple?.name}</p>
    <${Title} class="said" says=${say.confirm.waiting} />
    <button type="button" class="plain" onClick=${() => cancel(phone)}>${say.started.cancel}</button>
  </div>`;
}

/** @param {Props} props */
export function Returning({ phone }) {
  return html`<div class="rest">
    <p class="over-line">${phone.mine.value?.couple?.name}</p>
    <${Title} says=${pairing.returning.title} />
    <p>${pairing.returning.text}</p>
    <p class="soft">${pairing.returning.notes}</p>
    <button type="button" class="plain" onClick=${() => cancel(phone)}>${say.started.cancel}</button>
  </div>`;
}

/** @param {Props} props */
export function LetBack({ phone }) {
  return html`<div class="rest">
    <${Title} says=${say.letBack.title} />
    <p>${say.letBack.text}</p>
    <div class="stack">
      <button type="button" class="main" onClick=${() => phone.out.send("confirm", asking(phone))}>${say.letBack.yes}</button>
      <button type="button" onClick=${() => phone.out.send("decline", asking(phone))}>${say.letBack.no}</button>
    </div>
  </div>`;
}
