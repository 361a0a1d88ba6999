/** Working separately for now, without the other phone being told; and working together again, with the four words. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { FourWords } from "./choose.js";
import { say as pairing } from "../pairing/say.js";
import { say } from "./say.js";
import { together } from "./start.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {{phone: Phone}} Props */

/** @param {Props} props */
export function Apart({ phone }) {
  return phone.mine.value?.apart ? html`<${Together} phone=${phone} />` : html`<${Part} phone=${phone} />`;
}

/** @param {Props} props */
function Part({ phone }) {
  const part = () => {
    phone.out.send("part");
    phone.side.value = null;
  };
  return html`<div class="rest">
    <${Title} says=${pairing.apart.title} always=${true} />
    <p>${pairing.apart.text}</p>
    <p>${pairing.apart.lost}</p>
    <p class="soft">${pairing.apart.back}</p>
    <div class="stack">
      <button type="button" class="main" onClick=${part}>${pairing.apart.now}</button>
      <button type="button" onClick=${() => (phone.side.value = null)}>${pairing.apart.stay}</button>
    </div>
  </div>`;
}

/** @param {Props} props */
function Together({ phone }) {
  const typed = useSignal("");
  const back = () => (phone.side.value = null);
  if (phone.working.value) return html`<div class="rest"><${Title} class="large-line" says=${pairing.choose.working} always=${true} /></div>`;
  if (phone.mine.value?.couple?.again) {
    return html`<div class="rest"><${Title} says=${say.together.title} always=${true} /><p>${say.together.waiting}</p><button type="button" onClick=${back}>${say.back}</button></div>`;
  }
  return html`<${FourWords} title=${say.together.title} text=${say.together.text} after=${say.together.after} typed=${typed} back=${back}
    enter=${(/** @type {string} */ phrase) => together(phone, phrase)} />`;
}

/** Both entered the words: each says once more that they want it. @param {Props} props */
export function Reunite({ phone }) {
  const asking = phone.mine.value?.couple?.asking;
  return html`<div class="rest">
    <${Title} says=${say.together.confirm} />
    <p>${say.together.confirmText}</p>
    <div class="stack">
      <button type="button" class="main" onClick=${() => phone.out.send("confirm", { asking })}>${say.together.yes}</button>
      <button type="button" onClick=${() => phone.out.send("decline", { asking })}>${say.together.no}</button>
    </div>
  </div>`;
}
