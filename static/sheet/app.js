/** How the editor is laid out: what holds for all of it on top, the run sheet, and beside it what to mend and what to put in. */
import { useEffect, useState } from "preact/hooks";
import { html } from "../shared/html.js";
import { clock, lasting, total } from "./course.js";
import { make, makeAgain, redo, undo } from "./editor.js";
import { KEYS } from "./keys.js";
import { List } from "./list.js";
import { Mending } from "./mending.js";
import { Palette } from "./palette.js";
import { say } from "./say.js";
import { Starts } from "./starts.js";

/** @typedef {import("./types").Editor} Editor */

/** @param {{editor: Editor}} props */
export function App({ editor }) {
  const { may } = editor.page;
  const beside = may || editor.problems.value.length > 0;
  return html`
    <${Top} editor=${editor} />
    <${Conflict} editor=${editor} />
    <div class=${`table ${may ? "" : "looking"} ${beside ? "" : "alone"}`}>
      <main>
        <${Head} editor=${editor} />
        <${List} editor=${editor} />
      </main>
      ${beside &&
      html`
        <aside aria-label=${say.top.beside}>
          <${Mending} editor=${editor} />
          ${may && html`<${Palette} editor=${editor} />`}
          ${may && html`<${Keys} />`}
        </aside>
      `}
    </div>
    <${Said} editor=${editor} />
  `;
}

/** @param {{editor: Editor}} props */
const Top = ({ editor }) => html`
  <header class="top">
    <p class="who"><a href="/desk">${say.top.home}</a></p>
    <h1><span class="unseen">${say.top.of}</span>${editor.page.title}</h1>
    <p class="saving" role="status">${saved(editor)}</p>
    ${editor.page.may &&
    html`
      <div class="tools">
        <button type="button" onClick=${() => undo(editor)} disabled=${!editor.past.value.length}>${say.top.undo}</button>
        <button type="button" onClick=${() => redo(editor)} disabled=${!editor.future.value.length}>${say.top.redo}</button>
        <a class="button" href=${`/desk/workshops/${editor.page.workshop}`}>${say.top.prepare}</a>
      </div>
    `}
  </header>
`;

/** @param {Editor} editor */
function saved(editor) {
  if (!editor.page.may) return say.top.looking;
  return {
    saved: say.top.saved,
    saving: say.top.saving,
    offline: say.top.offline,
    busy: say.top.busy,
    away: say.top.away(editor.away.value),
  }[editor.saving.value];
}

/** @param {{editor: Editor}} props */
function Conflict({ editor }) {
  const refused = editor.refused.value;
  if (!refused) return null;
  const away = () => (editor.refused.value = null);
  const words = refused.made.map((one) => one.words).join("; ");
  return html`
    <div class="conflict" role="alert">
      <p><strong>${refused.why}</strong> ${words && say.conflict.yours(words)}</p>
      ${words && html`<button type="button" onClick=${() => makeAgain(editor)}>${say.conflict.again}</button>`}
      <button type="button" class="quiet" onClick=${away}>${words ? say.conflict.leave : say.close}</button>
    </div>
  `;
}

/** Start, weight, length and end of it all; the start only where there are no days. @param {{editor: Editor}} props */
function Head({ editor }) {
  const sheet = editor.sheet.value;
  const days = editor.days.value;
  const one = days.length === 1 && !days[0]?.head ? days[0] : undefined;
  const { may } = editor.page;
  /** @param {import("./types").Size} max_size */
  const size = (max_size) => make(editor, { what: "head", fields: { max_size } }, say.head.upTo[max_size]);
  return html`
    <div class="head">
      <p class="sum"><strong>${lasting(total(days))}</strong> ${one && one.from !== null && html`<span>${say.head.ends(clock(one, one.seconds))}</span>`}${!one && html`<span>${say.head.days(days.length)}</span>`}</p>
      ${(one || !days.length) && html`<${Starts} editor=${editor} id="starts" label=${say.head.starts} value=${sheet.starts} change=${(/** @type {string | null} */ starts) => ({ what: "head", fields: { starts } })} />`}
      <span class="pair">
        <label for="size">${say.head.heaviest}</label>
        <select id="size" disabled=${!may} value=${sheet.max_size} onChange=${(/** @type {any} */ event) => size(event.target.value)}>
          ${Object.entries(say.head.sizes).map(([name, words]) => html`<option value=${name}>${words}</option>`)}
        </select>
      </span>
    </div>
  `;
}

const Keys = () => html`
  <details class="keys">
    <summary>${say.keys.title}</summary>
    <dl>${KEYS.map(([keys, words]) => html`<div><dt>${keys.split(" ").map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${words}</dd></div>`)}</dl>
  </details>
`;

const SHOWN_MS = 6_000;

/** What was done, said aloud and shown for a while. @param {{editor: Editor}} props */
function Said({ editor }) {
  const said = editor.said.value;
  const [seen, see] = useState("");
  useEffect(() => {
    see(said);
    const timer = setTimeout(() => see(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return html`<p class=${`said ${seen ? "" : "gone"}`} role="status">${said}</p>`;
}
