/** The private notes and plans somebody keeps: looking at them, dropping one. */
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { allNotes } from "./drafts.js";
import { planNotes, withPlan } from "./plans.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./types").Note} Note */

/** @param {{phone: import("./phone.js").Phone}} props */
export function Notes({ phone }) {
  const { notes, drafts, plans } = phone.keep;
  const planned = planNotes(plans.value);
  const going = allNotes({ notes: [], drafts: drafts.value });
  const drop = (/** @type {Note} */ note) => (notes.value = notes.value.filter((other) => other !== note));
  return html`<${Title} says=${say.notes.title} always=${true} />
    <${Circle} circle="me" says=${say.circles.me} />
    ${notes.value.length + going.length + planned.length === 0 && html`<p class="soft">${say.notes.empty}</p>`}
    <${NoteList} notes=${notes.value} drop=${drop} />
    <${NoteList} notes=${planned} drop=${(/** @type {{run: number}} */ { run }) => (plans.value = withPlan(plans.value, run, null))} />
    <${NoteList} notes=${going} />
    <button type="button" onClick=${() => (phone.side.value = null)}>${say.back}</button>`;
}

/** @param {{notes: Note[], drop?: (note: any) => void}} props */
export function NoteList({ notes, drop }) {
  return html`${notes.map((note, i) => html`<section class="card" key=${i}>
    <h2 class="small">${note.heading}</h2>
    ${note.lines.map((line) => html`<p class="soft">${line.prompt}</p><p class="own" translate=${false}>${line.text}</p>`)}
    ${drop && html`<button type="button" class="link" onClick=${() => drop(note)}>${say.notes.drop}</button>`}
  </section>`)}`;
}
