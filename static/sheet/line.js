/** One line of the run sheet: when, what, how long; it opens to its steps and to what can be changed of it. */
import { useState } from "preact/hooks";
import { html } from "../shared/html.js";
import { clock, inMinutes, stretches } from "./course.js";
import { Doing } from "./day.js";
import { make } from "./editor.js";
import { stretch } from "./keys.js";
import { breachesOf, Breaches } from "./mending.js";
import { say } from "./say.js";
import { Typed } from "./typed.js";
import { wrongMinutes } from "./words.js";

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
        <span class="at">${off ? say.line.instead : clock(day, placed.at)}</span>
        <span class="band" aria-hidden="true"></span>
        <span class="name">${title}${exercise?.own && html` <em class="mark">${say.line.yours}</em>`}${exercise && exercise.risk !== "low" && html` <em class=${`mark ${exercise.risk}`}>${say.line.risks[exercise.risk]}</em>`}<span class="unseen">, ${exercise ? say.line.parts[exercise.part] : say.line.gone}</span></span>
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
      ${placed.off && html`<p class="soft">${say.line.standsIn}</p>`}
      <ol class="steps">
        ${steps.map((step) => html`<li><span>${step.title}</span> <span class=${`circle of-${step.circle}`}>${say.line.circles[step.circle]}</span> <span class="long">${inMinutes(step.minutes * 60)}</span></li>`)}
      </ol>
      ${may && exercise && Object.keys(exercise.variants).length > 0 && html`<${Variants} editor=${editor} item=${item} exercise=${exercise} />`}
      ${may && stretches(exercise) && html`<${Lengths} editor=${editor} placed=${placed} />`}
      ${may && html`<${Doing} editor=${editor} id=${item.key} out=${say.line.out} />`}
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
    make(editor, { what: "set", key: item.key, fields }, say.line.inForm(exercise.title, variant));
  };
  return html`
    <div class="fields">
      <label for=${id}>${say.line.form}</label>
      <select id=${id} value=${item.variant ?? ""} onChange=${choose}>
        <option value="">${say.line.asItIs(inMinutes(exercise.minutes * 60))}</option>
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
  /** @param {string} typed */
  const set = (typed) => {
    const why = wrongMinutes(typed);
    tell(why);
    const minutes = Number(typed.replace(",", "."));
    if (!why && minutes * 60 !== seconds) change({ minutes }, say.line.lasts(minutes, title));
  };
  /** @param {string} typed */
  const rename = (typed) => {
    const said = typed.trim().slice(0, 60);
    if ((said || exercise?.title) !== title) change({ title: said && said !== exercise?.title ? said : null }, say.line.call(said || exercise?.title));
  };
  /** @param {Record<string, string | number | null>} fields @param {string} words */
  const change = (fields, words) => make(editor, { what: "set", key: item.key, fields: { variant: null, ...fields } }, words);
  return html`
    <div class="fields">
      <label for=${id}>${say.line.minutes}</label>
      <span class="count">
        <button type="button" aria-label=${say.line.less} onClick=${() => stretch(editor, item.key, -1)}>−</button>
        <${Typed} id=${id} inputmode="decimal" value=${String(Math.round((seconds / 60) * 100) / 100)} aria-invalid=${wrong ? "true" : undefined} aria-describedby=${`${id}-wrong`} left=${set} />
        <button type="button" aria-label=${say.line.more} onClick=${() => stretch(editor, item.key, 1)}>+</button>
      </span>
      <label for=${`title-${item.key}`}>${say.line.called}</label>
      <${Typed} id=${`title-${item.key}`} class="title" value=${title} maxlength="60" left=${rename} />
      <p class="error" id=${`${id}-wrong`} role="alert">${wrong}</p>
    </div>
  `;
}
