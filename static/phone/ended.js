/** The session is over: the pages to take home are made here, then all of it can be wiped. */
import { useEffect } from "preact/hooks";
import { html } from "../shared/html.js";
import { allNotes } from "./drafts.js";
import { wipeAll } from "./keep.js";
import { leave } from "./leave.js";
import { NoteList } from "./notes.js";
import { takingHome } from "./parts.js";
import { planNotes } from "./plans.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Ended({ phone }) {
  const { part, fetch } = takingHome;
  useEffect(() => void fetch(), []);
  return html`
    <${Title} class="unprinted" says=${say.ended.title} />
    <div class="prose unprinted"><p>${sat(phone) ? say.ended.text : say.ended.over}</p><p>${say.ended.tonight}</p></div>
    ${!sat(phone) && html`<${Kept} keep=${phone.keep} />`}
    ${sat(phone) && part.value && html`<${part.value.TakeHome} phone=${phone} wipe=${() => wipeAll(phone.keep)} />`}
    <button type="button" class="plain unprinted" onClick=${() => leave(phone)}>${say.ended.leave}</button>`;
}

/** Whether this phone took part, with anybody or on its own. @param {Phone} phone */
function sat({ mine }) {
  return mine.value?.stage === "paired" || mine.value?.stage === "alone";
}

/** The server wants nothing of this page any more; what its author keeps can still be read. @param {{phone: Phone}} props */
export function Gone({ phone }) {
  return html`
    <${Title} says=${say.gone.title} />
    <div class="prose"><p>${say.gone.text}</p></div>
    <p><a class="button" href="/">${say.gone.link}</a></p>
    <${Kept} keep=${phone.keep} />`;
}

/** What lies on a phone that has no pages: that of somebody whose place another phone has taken, or without a server. @param {{keep: import("./keep.js").Keep}} props */
function Kept({ keep }) {
  const { notes, drafts, plans } = keep;
  const all = [...allNotes({ notes: notes.value, drafts: drafts.value }), ...planNotes(plans.value)];
  if (!all.length) return null;
  return html`<section><h2>${say.ended.kept}</h2><${NoteList} notes=${all} />
    <button type="button" onClick=${() => wipeAll(keep)}>${say.ended.wipe}</button></section>`;
}
