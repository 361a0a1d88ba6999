/** The session is over: what was erased, and what its author may still save. */
import { html } from "../shared/html.js";
import { allNotes } from "./drafts.js";
import { wipeAll } from "./keep.js";
import { leave } from "./leave.js";
import { NoteList, save } from "./notes.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Ended({ phone }) {
  return html`
    <h1>${say.ended.title}</h1>
    <div class="prose"><p>${say.ended.text}</p><p>${say.ended.tonight}</p></div>
    <${Kept} phone=${phone} />
    <button type="button" class="plain" onClick=${() => leave(phone)}>${say.ended.leave}</button>`;
}

/** The server wants nothing of this page any more; what its author keeps can still be saved. @param {{phone: Phone}} props */
export function Gone({ phone }) {
  return html`
    <h1>${say.gone.title}</h1>
    <div class="prose"><p>${say.gone.text}</p></div>
    <p><a class="button" href="/">${say.gone.link}</a></p>
    <${Kept} phone=${phone} />`;
}

/** @param {{phone: Phone}} props */
function Kept({ phone }) {
  const { notes, drafts } = phone.keep;
  const all = allNotes({ notes: notes.value, drafts: drafts.value });
  if (!all.length) return html`<p class="soft">${say.ended.nothing}</p>`;
  return html`<section>
    <h2>${say.ended.kept}</h2><p>${say.ended.keptText}</p>
    <${NoteList} notes=${all} />
    <div class="stack">
      <button type="button" class="main" onClick=${() => save(all)}>${say.ended.save}</button>
      <button type="button" onClick=${() => wipeAll(phone.keep)}>${say.ended.wipe}</button>
    </div>
  </section>`;
}
