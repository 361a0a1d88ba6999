/** The line that begins a day: its name, when it starts, how long it takes and when it ends. */
import { html } from "../shared/html.js";
import { clock, lasting } from "./course.js";
import { make, moveLine, remove } from "./editor.js";
import { breachesOf, Breaches } from "./mending.js";
import { say } from "./say.js";
import { Starts } from "./starts.js";
import { Strip } from "./strip.js";
import { Typed } from "./typed.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Day} Day @typedef {import("./types").DayLine} DayLine */

/** @param {{editor: Editor, day: Day, head: DayLine}} props */
export function DayHead({ editor, day, head }) {
  const { key } = head;
  const open = editor.opened.value === key;
  const current = editor.current.value === key;
  const toggle = () => (editor.opened.value = open ? null : key);
  const wrong = breachesOf(editor, key);
  return html`
    <li class=${`day ${open ? "open" : ""} ${wrong.length ? "wrong" : ""}`} data-key=${key}>
      ${editor.page.may && html`<span class="grip" aria-hidden="true"></span>`}
      <button type="button" class="line" tabindex=${current ? 0 : -1} aria-expanded=${open} aria-describedby=${wrong.length ? `wrong-${key}` : undefined}
        onFocus=${() => (editor.current.value = key)} onClick=${toggle}>
        <span class="name">${head.day}</span>
        <span class="sum">${lasting(day.seconds)}${day.from !== null ? `, ${say.day.fromTo(clock(day, 0), clock(day, day.seconds))}` : ""}</span>
      </button>
      <${Breaches} id=${`wrong-${key}`} wrong=${wrong} />
      <${Strip} day=${day} />
      ${open && html`<${Opened} editor=${editor} head=${head} />`}
    </li>
  `;
}

/** @param {{editor: Editor, head: DayLine}} props */
function Opened({ editor, head }) {
  const { may } = editor.page;
  /** @param {string} typed */
  const rename = (typed) => {
    const day = typed.trim().slice(0, 40);
    if (day && day !== head.day) make(editor, { what: "set", key: head.key, fields: { day } }, say.line.call(day));
  };
  return html`
    <div class="detail">
      <div class="fields">
        <label for=${`day-${head.key}`}>${say.day.name}</label>
        <${Typed} id=${`day-${head.key}`} value=${head.day} maxlength="40" disabled=${!may} left=${rename} />
        <${Starts} editor=${editor} id=${`starts-${head.key}`} label=${say.head.starts} value=${head.starts}
          change=${(/** @type {string | null} */ starts) => ({ what: "set", key: head.key, fields: { starts } })} />
      </div>
      ${may && html`<${Doing} editor=${editor} id=${head.key} out=${say.day.out} />`}
    </div>
  `;
}

/** The buttons for what keys do, too. @param {{editor: Editor, id: string, out: string}} props */
export const Doing = ({ editor, id, out }) => html`
  <div class="doing">
    <button type="button" class="up" onClick=${() => moveLine(editor, id, -1, ".up")}>${say.day.up}</button>
    <button type="button" class="down" onClick=${() => moveLine(editor, id, 1, ".down")}>${say.day.down}</button>
    <button type="button" class="quiet" onClick=${() => remove(editor, id)}>${out}</button>
  </div>
`;
