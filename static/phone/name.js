/** What one wants to be called, for the partner's phone only: sealed before it leaves. */
import { useSignal } from "@preact/signals";
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { tellName } from "./pair.js";
import { nameOf, ours } from "./phone.js";
import { say } from "./say.js";

const MAX = 40;

/** @param {{phone: import("./phone.js").Phone}} props */
export function NameField({ phone }) {
  const name = useSignal(nameOf(phone, phone.mine.value?.couple?.seat) ?? "");
  const saved = useSignal(false);
  if (!ours(phone)) return null;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    tellName(phone, name.value.trim());
    saved.value = true;
  };
  return html`<form class="card name" onSubmit=${submit}>
    <${Circle} circle="us" says=${say.circles.us} />
    <label for="name">${say.name.label}</label>
    <div class="row-field">
      <input id="name" maxlength=${MAX} autocomplete="off" value=${name.value} onInput=${(/** @type {any} */ event) => type(event.target.value)} />
      <button>${say.name.save}</button>
    </div>
    <p class="help" role="status">${saved.value ? say.name.saved : say.name.help}</p>
  </form>`;

  /** @param {string} text */
  function type(text) {
    name.value = text;
    saved.value = false;
  }
}
