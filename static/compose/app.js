/** How the composer is laid out: steps, the form or the text, and a phone that shows it. */
import { html } from "../shared/html.js";
import { inCode } from "../shared/in-code.js";
import { changed, save, settle, undo, write } from "./composer.js";
import { Phone } from "./frame.js";
import { told } from "./field.js";
import { flawsAt } from "./paths.js";
import { Recognition } from "./recognition.js";
import { say } from "./say.js";
import { Chosen, Steps } from "./steps.js";

/** @typedef {import("./composer.js").Composer} Composer */

/** @param {{composer: Composer}} props */
export function App({ composer }) {
  return html`
    <${Top} composer=${composer} />
    <${Notices} composer=${composer} />
    <div class="table">
      <${Steps} composer=${composer} />
      <main aria-labelledby="exercise-title">${composer.view.value === "form" ? html`<${Filled} composer=${composer} />` : html`<${Text} composer=${composer} />`}</main>
      <${Phone} composer=${composer} />
    </div>
  `;
}

/** @param {{composer: Composer}} props */
function Top({ composer }) {
  const { ahead, id, data, view, looked } = composer;
  const flip = (/** @type {"form" | "yaml"} */ to) => (view.value = to);
  return html`
    <header class="top" aria-labelledby="exercise-title">
      <a class="home" href="/desk/exercises">${say.home}</a>
      <h1 id="exercise-title">${data.value?.title || say.untitled}</h1>
      <p class="state" role="status">${standing(composer)}</p>
      <div class="tools">
        <button type="button" aria-pressed=${view.value === "form"} disabled=${!data.value || ahead.value} onClick=${() => flip("form")}>${say.form}</button>
        <button type="button" aria-pressed=${view.value === "yaml"} onClick=${() => flip("yaml")}>${say.yaml}</button>
        <button type="button" disabled=${!composer.before.value.length || ahead.value} onClick=${() => undo(composer)}>${say.undo}</button>
        ${id.value && html`<a class="button" href=${`/desk/exercises/${id.value}.yaml`} download>${say.asFile}</a>`}
        <button type="button" class="primary" disabled=${composer.busy.value || !looked.value} onClick=${() => save(composer)}>${say.save}</button>
      </div>
    </header>
  `;
}

/** @param {Composer} composer */
function standing(composer) {
  const { looked, data, offline, ticked } = composer;
  if (offline.value) return say.state.offline;
  if (!looked.value) return say.state.looking;
  const { flaws, prompts } = looked.value;
  const total = data.value ? say.state.minutes(data.value.minutes ?? 0) : "";
  if (flaws.length) return `${total}${say.state.toMend(flaws.length)}`;
  if (prompts.some(({ text }) => !ticked.value.includes(text))) return `${total}${say.state.toLookAt}`;
  return `${total}${say.state.ready(changed(composer).value)}`;
}

/** @param {{composer: Composer}} props */
function Notices({ composer }) {
  const { notice, newer, restored } = composer;
  return html`
    ${restored.value && html`<p class="notice">${say.notice.restored}</p>`}
    ${notice.value && html`<p class="notice" role="alert">${notice.value}</p>`}
    ${newer.value && html`<p class="notice choices">
      <button type="button" onClick=${() => settle(composer, true)}>${say.theirs}</button>
      <button type="button" onClick=${() => settle(composer, false)}>${say.mine}</button>
    </p>`}
  `;
}

/** @param {{composer: Composer}} props */
function Filled({ composer }) {
  const { looked, data } = composer;
  if (!data.value) return html`<p class="soft">${looked.value?.data === null ? say.unreadable : say.oneMoment}</p>`;
  return html`
    ${told("whole", [...flawsAt(looked.value?.flaws ?? [], []), ...flawsAt(looked.value?.flaws ?? [], ["steps"])])}
    <${Chosen} composer=${composer} />
    <${Recognition} composer=${composer} />
  `;
}

/** What was changed in the form stands in the text before anybody writes there. @param {{composer: Composer}} props */
function Text({ composer }) {
  const flaws = composer.looked.value?.flaws ?? [];
  return html`
    <label class="unseen" for="yaml">${say.text}</label>
    <textarea id="yaml" class="yaml" spellcheck=${false} autocomplete="off" readonly=${composer.edited.value !== null} onInput=${(/** @type {any} */ event) => write(composer, event.target.value)}>${composer.text.value}</textarea>
    ${flaws.length > 0 && html`<ol class="flaws">${flaws.map((flaw) => html`<li><b>${say.line(flaw.line)}</b> ${inCode(flaw.what)} ${inCode(flaw.cure)}</li>`)}</ol>`}
  `;
}
