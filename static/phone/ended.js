/** The session is over: what was erased, and what its author may still save. */
import { html } from "../shared/html.js";
import { leave } from "./leave.js";
import { NoteList, save } from "./notes.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Ended({ phone }) {
  const { notes } = phone.keep;
  return html`
    <h1>${say.ended.title}</h1>
    <div class="prose"><p>${say.ended.text}</p><p>${say.ended.tonight}</p></div>
    ${notes.value.length ? html`<${Kept} phone=${phone} />` : html`<p class="soft">${say.ended.nothing}</p>`}
    <button type="button" class="plain" onClick=${() => leave(phone)}>${say.ended.leave}</button>`;
}

/** @param {{phone: Phone}} props */
function Kept({ phone }) {
  const { notes } = phone.keep;
  return html`<section>
    <h2>${say.ended.kept}</h2><p>${say.ended.keptText}</p>
    <${NoteList} notes=${notes.value} />
    <div class="stack">
      <button type="button" class="main" onClick=${() => save(notes.value)}>${say.ended.save}</button>
      <button type="button" onClick=${() => (notes.value = [])}>${say.ended.wipe}</button>
    </div>
  </section>`;
}
