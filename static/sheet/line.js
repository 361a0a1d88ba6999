/** One line of the run sheet: when, what, how long; it opens to its steps and to what can be changed of it. */
import { useState } from "preact/hooks";
import { html } from "../shared/html.js";
import { clock, inMinutes, stretches } from "./course.js";
import { Doing } from "./day.js";
import { make } from "./editor.js";
import { stretch } from "./keys.js";
import { breachesOf, Breaches } from "./mending.js";
import { CIRCLES, PARTS, wrongMinutes } from "./words.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Placed} Placed @typedef {import("./types").Line} Line */

/** @param {{editor: Editor, day: import("./types").Day, placed: Placed}} props */
export function LineOf({ editor, day, placed }) {
  const { item, exercise, title, seconds, off } = placed;
  const { key } = item;
  const open = editor.opened.value === key;
  const current = editor.current.value === key;
  const wrong = breachesOf(editor, key);
  const toggle = () => (editor.opened.value = open ? null : key);
  const part = exercise?.part ?? "gone";
  return html`
    <li class=${`${part} ${off ? "off" : ""} ${open ? "open" : ""} ${wrong.length ? "wrong" : ""}`} data-key=${key}>
      ${editor.page.may && html`<span class="grip" aria-hidden="true"></span>`}
      <button type="button" class="line" tabindex=${current ? 0 : -1} aria-expanded=${open} aria-describedby=${wrong.length ? `wrong-${key}` : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete" onFocus=${() => (editor.current.value = key)} onClick=${toggle}>
        <span class="at">${off ? "instead" : clock(day, placed.at)}</span>
        <span class="band" aria-hidden="true"></span>
        <span class="name">${title}${exercise?.own && html` <em class="mark">yours</em>`}${exercise && exercise.risk !== "low" && html` <em class=${`mark ${exercise.risk}`}>${exercise.risk} risk</em>`}<span class="unseen">, ${exercise ? PARTS[exercise.part] : "not here"}</span></span>
        <span class="long">${inMinutes(seconds)}</span>
        ${(open || !wrong.length) && html`<span class="asks">${exercise?.purpose}</span>`}
      </button>
      <${Breaches} id=${`wrong-${key}`} wrong=${wrong} />
      ${open && html`<${Opened} editor=${editor} placed=${placed} />`}
    </li>
  `;
}

/** @param {{editor: Editor, placed: Placed}} props */
function Opened({ editor, placed }) {
  const { item, exercise, steps } = placed;
  const { may } = editor.page;
  return html`
    <div class="detail">
      ${placed.off && html`<p class="soft">It stands in for the one above, and only if you take it in at the desk.</p>`}
      <ol class="steps">
        ${steps.map((step) => html`<li><span>${step.title}</span> <span class=${`circle of-${step.circle}`}>${CIRCLES[step.circle]}</span> <span class="long">${inMinutes(step.minutes * 60)}</span></li>`)}
      </ol>
      ${may && exercise && Object.keys(exercise.variants).length > 0 && html`<${Variants} editor=${editor} item=${item} exercise=${exercise} />`}
      ${may && stretches(exercise) && html`<${Lengths} editor=${editor} placed=${placed} />`}
      ${may && html`<${Doing} editor=${editor} id=${item.key} out="Take it out" />`}
    </div>
  `;
}

/** @param {{editor: Editor, item: Line, exercise: import("./types").Exercise}} props */
function Variants({ editor, item, exercise }) {
  const id = `variant-${item.key}`;
  /** @param {any} event */
  const choose = (event) => {
    const variant = event.target.value || null;
    const fields = { variant, minutes: null, title: null };
    make(editor, { what: "set", key: item.key, fields }, `“${exercise.title}” ${variant ? `in the form “${variant}”` : "as it is"}`);
  };
  return html`
    <div class="fields">
      <label for=${id}>In which form</label>
      <select id=${id} value=${item.variant ?? ""} onChange=${choose}>
        <option value="">as it is, ${inMinutes(exercise.minutes * 60)}</option>
        ${Object.entries(exercise.variants).map(([name, one]) => html`<option value=${name}>${name.replace(/-/g, " ")}, ${inMinutes(one.minutes * 60)}</option>`)}
      </select>
    </div>
  `;
}

/** Minutes and title of an exercise of one step. @param {{editor: Editor, placed: Placed}} props */
function Lengths({ editor, placed }) {
  const { item, exercise, title, seconds } = placed;
  const [wrong, tell] = useState(/** @type {string | null} */ (null));
  const id = `minutes-${item.key}`;
  /** @param {any} event */
  const set = (event) => {
    const why = wrongMinutes(event.target.value);
    tell(why);
    const minutes = Number(event.target.value.replace(",", "."));
    if (!why && minutes * 60 !== seconds) change({ minutes }, `${minutes} minutes for “${title}”`);
  };
  /** @param {any} event */
  const rename = (event) => {
    const said = event.target.value.trim().slice(0, 60);
    if (!said) event.target.value = exercise?.title;
    if ((said || exercise?.title) !== title) change({ title: said && said !== exercise?.title ? said : null }, `call it “${said || exercise?.title}”`);
  };
  /** @param {Record<string, string | number | null>} fields @param {string} words */
  const change = (fields, words) => make(editor, { what: "set", key: item.key, fields: { variant: null, ...fields } }, words);
  return html`
    <div class="fields">
      <label for=${id}>Minutes</label>
      <span class="count">
        <button type="button" aria-label="A minute less" onClick=${() => stretch(editor, item.key, -1)}>−</button>
        <input id=${id} inputmode="decimal" value=${String(Math.round((seconds / 60) * 100) / 100)} aria-invalid=${wrong ? "true" : undefined} aria-describedby=${`${id}-wrong`} onChange=${set} />
        <button type="button" aria-label="A minute more" onClick=${() => stretch(editor, item.key, 1)}>+</button>
      </span>
      <label for=${`title-${item.key}`}>Called</label>
      <input id=${`title-${item.key}`} class="title" value=${title} maxlength="60" onChange=${rename} />
      <p class="error" id=${`${id}-wrong`} role="alert">${wrong}</p>
    </div>
  `;
}
