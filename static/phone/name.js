/** What one wants to be called, for the partner's phone only: sealed before it leaves. */
import { useSignal } from "@preact/signals";
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { unaided } from "../shared/unaided.js";
import { tellName } from "./pair.js";
import { MOST_NAME, nameOf, ours } from "./phone.js";
import { say } from "./say.js";

/** @param {{phone: import("./phone.js").Phone}} props */
export function NameField({ phone }) {
  const told = nameOf(phone, phone.mine.value?.couple?.seat) ?? "";
  const name = useSignal(told);
  const sent = useSignal("");
  if (!ours(phone)) return null;
  const isSaved = !!sent.value && sent.value === told;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    sent.value = name.value.trim();
    tellName(phone, sent.value);
  };
  return html`<form class="card name" onSubmit=${submit}>
    <${Circle} circle="us" says=${say.circles.us} />
    <label for="name">${say.name.label}</label>
    <div class="row-field">
      <input id="name" maxlength=${MOST_NAME} ...${unaided} value=${name.value} onInput=${(/** @type {any} */ event) => type(event.target.value)} />
      <button>${say.name.save}</button>
    </div>
    <p class="help"><span aria-live="polite">${isSaved && say.name.saved}</span>${!isSaved && say.name.help}</p>
  </form>`;

  /** @param {string} text */
  function type(text) {
    name.value = text;
    sent.value = "";
  }
}
