/** One field of the form, by its type; lists and groups hold fields of their own. */
import { grow } from "../shared/grow.js";
import { html } from "../shared/html.js";
import { inCode } from "../shared/in-code.js";
import { edit } from "./composer.js";
import { flawsAt, fromLines, get, inserted, moved, toLines, without } from "./paths.js";
import { say } from "./say.js";

/** @typedef {import("./composer.js").Composer} Composer @typedef {import("./types").Field} Described @typedef {import("./types").Path} Path */

/** @param {{composer: Composer, field: Described, path: Path, beside?: string[]}} props `beside`: short names it may mean */
export function Field({ composer, field, path, beside = [] }) {
  const id = path.join("-");
  const flaws = flawsAt(composer.looked.value?.flaws ?? [], path);
  const props = { composer, field, path, id, beside, wrong: flaws.length > 0, value: get(composer.data.value, path) };
  const Input = INPUTS[field.type];
  const about = [field.help && `${id}-help`, flaws.length && `${id}-flaw`].filter(Boolean).join(" ");
  if (field.type === "flag") return html`<div class="field flag"><${Input} ...${props} about=${about} />${help(id, field)}${told(id, flaws)}</div>`;
  const group = field.type === "list" || field.type === "group";
  return html`
    <div class=${`field ${flaws.length ? "wrong" : ""}`} role=${group ? "group" : undefined} aria-labelledby=${group ? `${id}-label` : undefined}>
      ${group ? html`<p class="label" id=${`${id}-label`}>${field.label}</p>` : html`<label for=${id}>${field.label}</label>`}
      ${help(id, field)}
      <${Input} ...${props} about=${about} />
      ${told(id, flaws)}
    </div>
  `;
}

/** @param {string} id @param {Described} field */
const help = (id, { help }) => help && html`<p class="help" id=${`${id}-help`}>${sentence(help)}</p>`;

/** @param {string} text */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} id @param {import("./types").Flaw[]} flaws */
export const told = (id, flaws) =>
  flaws.length > 0 && html`<p class="flaw" id=${`${id}-flaw`}>${flaws.map((flaw) => html`<span>${inCode(flaw.what)} ${inCode(flaw.cure)}</span>`)}</p>`;

/** @typedef {{composer: Composer, field: Described, path: Path, id: string, about: string, beside: string[], wrong: boolean, value: any}} InputProps */

/** An empty field is one that the file does not hold. @param {InputProps} props @param {string} text */
const fill = ({ composer, path, field }, text) => edit(composer, path, text || field.required ? text : undefined);

/** @param {InputProps} props */
function Line(props) {
  const { id, about, wrong, value, field, beside } = props;
  const list = beside.length > 0 && field.type === "id";
  return html`<input id=${id} value=${value ?? ""} maxlength=${(field.most ?? 300) + 40} list=${list ? `${id}-list` : undefined}
      aria-describedby=${about || undefined} aria-invalid=${wrong} onInput=${(/** @type {any} */ event) => fill(props, event.target.value)} />
    ${list && html`<datalist id=${`${id}-list`}>${beside.map((one) => html`<option value=${one}></option>`)}</datalist>`}`;
}

/** @param {InputProps} props */
function Long(props) {
  const { id, about, wrong, value } = props;
  return html`<textarea id=${id} rows="3" aria-describedby=${about || undefined} aria-invalid=${wrong}
    ref=${(/** @type {HTMLTextAreaElement | null} */ area) => grow(area)} onInput=${(/** @type {any} */ event) => fill(props, event.target.value)}>${value ?? ""}</textarea>`;
}

/** @param {InputProps} props */
function Count({ composer, path, id, about, wrong, value, field }) {
  const set = (/** @type {any} */ event) => edit(composer, path, event.target.value === "" ? undefined : Number(event.target.value));
  return html`<input id=${id} class="short" type="number" step=${field.type === "minutes" ? "any" : "1"} min=${field.least} max=${field.most}
    value=${value ?? ""} placeholder=${field.default ?? ""} aria-describedby=${about || undefined} aria-invalid=${wrong} onInput=${set} />`;
}

/** @param {InputProps} props */
function Words({ composer, path, id, about, wrong, value, field }) {
  const set = (/** @type {any} */ event) => edit(composer, path, event.target.value || undefined);
  const fallback = field.default ?? "";
  return html`<select id=${id} class="short" aria-describedby=${about || undefined} aria-invalid=${wrong} onChange=${set}>
    <option value="" selected=${value === undefined}>${fallback ? say.field.usual(String(fallback)) : "–"}</option>
    ${(field.words ?? []).map((word) => html`<option value=${word} selected=${value === word}>${word}</option>`)}
  </select>`;
}

/** @param {InputProps} props */
function Tick({ composer, path, id, about, value, field }) {
  const on = value ?? field.default ?? false;
  return html`<label class="tick"><input id=${id} type="checkbox" checked=${on} aria-describedby=${about || undefined}
    onChange=${() => edit(composer, path, !on === field.default ? undefined : !on)} /> ${field.label}</label>`;
}

/** @param {InputProps} props */
function Group({ composer, path, field }) {
  return html`<div class="group">${(field.fields ?? []).map((inner) =>
    html`<${Field} key=${inner.name} composer=${composer} field=${inner} path=${[...path, inner.name]} />`)}</div>`;
}

/** @param {InputProps} props */
function List({ composer, path, field, value }) {
  const things = Array.isArray(value) ? value : [];
  const of = /** @type {Described} */ (field.of);
  const become = (/** @type {any[]} */ list) => edit(composer, path, list.length || field.required ? list : undefined);
  return html`
    <ol class="list">
      ${things.map((_, place) => html`<li key=${place}>
        <${Bare} composer=${composer} field=${of} path=${[...path, place]} label=${`${field.label} ${place + 1}`} />
        <span class="hands">
          <button type="button" disabled=${place === 0} aria-label=${say.field.up(place + 1)} onClick=${() => become(moved(things, place, place - 1))}>↑</button>
          <button type="button" aria-label=${say.field.out(place + 1)} onClick=${() => become(without(things, place))}>×</button>
        </span>
      </li>`)}
    </ol>
    ${things.length < (field.most ?? 99) && html`<button type="button" class="add" onClick=${() => become(inserted(things, things.length, empty(of)))}>${say.field.add(things.length > 0)}</button>`}
  `;
}

/** @param {Described} field */
const empty = (field) => (field.type === "group" || field.type === "yaml" ? {} : field.type === "list" ? [""] : "");

/** A field in a list has no label of its own to be seen. @param {{composer: Composer, field: Described, path: Path, label: string}} props */
function Bare({ composer, field, path, label }) {
  const id = path.join("-");
  const flaws = flawsAt(composer.looked.value?.flaws ?? [], path);
  const Input = INPUTS[field.type];
  const props = { composer, field, path, id, beside: [], wrong: flaws.length > 0, value: get(composer.data.value, path) };
  const inside = field.type === "group" || field.type === "list";
  return html`<div class="bare">${!inside && html`<label class="unseen" for=${id}>${label}</label>`}
    <${Input} ...${props} about=${flaws.length ? `${id}-flaw` : ""} />${told(id, flaws)}</div>`;
}

/** @param {InputProps} props */
function Pairs({ composer, path, id, about, wrong, value }) {
  const set = (/** @type {any} */ event) => edit(composer, path, fromLines(event.target.value));
  return html`<textarea id=${id} rows="2" class="yaml" aria-describedby=${about || undefined} aria-invalid=${wrong} onChange=${set}>${toLines(value)}</textarea>`;
}

/** @type {Record<Described["type"], any>} */
const INPUTS = { id: Line, text: Line, long: Long, words: Words, flag: Tick, minutes: Count, whole: Count, group: Group, list: List, yaml: Pairs };
