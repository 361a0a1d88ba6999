/** The list of steps, and the form of the one that is chosen. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { addStep, copyStep, moveStep, removeStep } from "./composer.js";
import { Field } from "./field.js";
import { flawsIn } from "./paths.js";
import { say } from "./say.js";

/** @typedef {import("./composer.js").Composer} Composer @typedef {import("./types").Field} Described */

/** @param {{composer: Composer}} props */
export function Steps({ composer }) {
  const steps = composer.data.value?.steps ?? [];
  const dragged = useSignal(-1);
  return html`
    <nav class="steps" aria-label=${say.steps.all}>
      <button type="button" class="line facts" aria-current=${composer.chosen.value === -1} onClick=${() => (composer.chosen.value = -1)}>
        <span class="name">${say.steps.about}</span>${dot(flawsIn(composer.looked.value?.flaws ?? [], []).filter(({ where }) => where[0] !== "steps").length)}
      </button>
      <ol>
        ${steps.map((step, at) => html`<li key=${step?.id ?? at} draggable=${!composer.ahead.value}
          onDragStart=${() => (dragged.value = at)} onDragOver=${(/** @type {Event} */ event) => event.preventDefault()}
          onDrop=${() => dragged.value >= 0 && moveStep(composer, dragged.value, at)}>
          <${Line} composer=${composer} step=${step} at=${at} last=${at === steps.length - 1} />
        </li>`)}
      </ol>
      <${Adding} composer=${composer} />
      <p class="help">${say.steps.move}</p>
    </nav>
  `;
}

/** @param {number} count */
const dot = (count) => count > 0 && html`<span class="to-mend">${count}<span class="unseen">${say.steps.toMend}</span></span>`;

/** @param {{composer: Composer, step: any, at: number, last: boolean}} props */
function Line({ composer, step, at, last }) {
  const on = composer.chosen.value === at;
  const behind = composer.ahead.value;
  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    moveStep(composer, at, at + by);
    const list = /** @type {HTMLElement} */ (event.currentTarget).closest("ol");
    setTimeout(() => /** @type {HTMLElement | null} */ (list?.querySelector(".line[aria-current=true]"))?.focus());
  };
  return html`
    <button type="button" class="line" aria-current=${on} onKeyDown=${move} onClick=${() => (composer.chosen.value = at)}>
      <span class="name">${step?.title || say.steps.untitled}</span>
      <span class="min">${minutes(step?.minutes)}</span>
      <span class="kind">${step?.kind}</span>${dot(flawsIn(composer.looked.value?.flaws ?? [], ["steps", at]).length)}
    </button>
    ${on && html`<span class="hands">
      <button type="button" disabled=${at === 0 || behind} onClick=${() => moveStep(composer, at, at - 1)}>${say.steps.up}</button>
      <button type="button" disabled=${last || behind} onClick=${() => moveStep(composer, at, at + 1)}>${say.steps.down}</button>
      <button type="button" disabled=${behind} onClick=${() => copyStep(composer, at)}>${say.steps.copy}</button>
      <button type="button" disabled=${behind} onClick=${() => removeStep(composer, at)}>${say.steps.out}</button>
    </span>`}
  `;
}

/** @param {unknown} count */
const minutes = (count) => (typeof count === "number" ? `${Math.round(count * 100) / 100} min` : "");

/** @param {{composer: Composer}} props */
function Adding({ composer }) {
  const open = useSignal(false);
  const add = (/** @type {string} */ kind) => ((open.value = false), addStep(composer, kind));
  return html`
    <button type="button" class="add" aria-expanded=${open.value} disabled=${composer.ahead.value} onClick=${() => (open.value = !open.value)}>${say.steps.add}</button>
    ${open.value && html`<ul class="kinds">
      ${Object.entries(composer.form.kinds).map(([name, kind]) => html`<li><button type="button" onClick=${() => add(name)}><b>${name}</b> ${kind.says}</button></li>`)}
    </ul>`}
  `;
}

/** What matters first; the rest stands behind "More". @param {{composer: Composer}} props */
export function Chosen({ composer }) {
  const { data, chosen, form } = composer;
  if (chosen.value === -1) return html`<${Form} composer=${composer} fields=${form.exercise} path=${[]} first=${["title", "purpose", "risk", "cue", "screen"]} hidden=${["minutes", "id"]} />`;
  const step = data.value?.steps?.[chosen.value];
  if (!step) return html`<p class="soft">${say.steps.none}</p>`;
  const kind = form.kinds[step.kind];
  if (!kind) return html`<p class="flaw">${say.steps.unknown(String(step.kind))}</p>`;
  const own = kind.fields.map(({ name }) => name).filter((name) => !form.common.includes(name));
  const required = kind.fields.filter(({ name, required }) => required || own.includes(name)).map(({ name }) => name);
  const earlier = data.value?.steps.slice(0, chosen.value).map((one) => String(one?.id ?? "")) ?? [];
  return html`
    <p class="kind-line"><b>${step.kind}</b> ${kind.says}</p>
    <${Form} key=${chosen.value} composer=${composer} fields=${kind.fields} path=${["steps", chosen.value]} first=${["title", "minutes", ...required, "solo"]} hidden=${["kind"]} beside=${earlier} />
  `;
}

/** @param {{composer: Composer, fields: Described[], path: import("./types").Path, first: string[], hidden: string[], beside?: string[]}} props */
function Form({ composer, fields, path, first, hidden, beside = [] }) {
  const shown = fields.filter(({ name }) => !hidden.includes(name));
  const now = first.flatMap((name) => shown.filter((field) => field.name === name && field.name !== "id"));
  const front = [...new Set(now)];
  const rest = shown.filter((field) => !front.includes(field));
  const draw = (/** @type {Described} */ field) =>
    html`<${Field} key=${field.name} composer=${composer} field=${field} path=${[...path, field.name]} beside=${beside} />`;
  const wrong = rest.some((field) => flawsIn(composer.looked.value?.flaws ?? [], [...path, field.name]).length > 0);
  return html`${front.map(draw)}<details open=${wrong}><summary>${say.steps.more}</summary>${rest.map(draw)}</details>`;
}
