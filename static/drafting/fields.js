/** The fields of a clause: a text two people can write in at once, and what is chosen with a tap. */
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { unaided } from "../shared/unaided.js";
import { say as general } from "../steps/say.js";
import { bind } from "./area.js";
import { lastDay, today, within } from "./days.js";
import { choose, fill, textOf, valueOf } from "./document.js";
import { flash } from "./flash.js";
import { sidesFor } from "./plain.js";
import { say } from "./say.js";

/** @typedef {import("./opened.js").Opened} Opened @typedef {import("./words.js").Field} Field @typedef {{draft: Opened, clause: string, field: Field}} Props */

/** @param {Props} props */
export function FieldOf(props) {
  const Kind = KINDS[props.field.kind] ?? Written;
  const place = useRef(null);
  useEffect(() => flash(props.draft, `${props.clause}/${props.field.id}`, () => place.current), [props.draft]);
  return html`<div class="clause-part" ref=${place}><${Kind} ...${props} /></div>`;
}

/** Corrected like any other text on this phone, but sent nowhere to be checked. */
const native = { ...unaided, autoCorrect: "on", autocapitalize: "sentences" };

/** @param {Props} props */
function Written({ draft, clause, field }) {
  const id = useId();
  const area = useRef(null);
  const text = textOf(draft.document, clause, field);
  useLayoutEffect(() => bind(/** @type {any} */ (area.current), text), [text]); // before it is seen: what is typed at once must not be lost
  const length = String(valueOf(draft.document, clause, field)).length;
  const put = (/** @type {string} */ start) => fill(draft.document, clause, field, `${start.replace(/…$/, "")} `);
  return html`<label for=${id}>${field.label}</label>
    <textarea id=${id} ref=${area} rows="1" maxlength=${MORE * (field.max ?? 0)} translate=${false} ...${native} aria-describedby=${`${id}-help`}></textarea>
    ${!length && !!field.starts?.length && html`<${Starts} starts=${field.starts} put=${put} />`}
    <p class="help" id=${`${id}-help`}><span>${field.hint}</span><${Left} length=${length} max=${field.max ?? Infinity} /></p>`;
}

/** Two who write at once need not count along: only a field many times too long takes no more. */
const MORE = 4;

/** Only when it gets short; told by itself when it is full, not letter by letter. @param {{length: number, max: number}} props */
function Left({ length, max }) {
  const short = max > length && max - length <= Math.min(30, max / 3);
  const full = max < length ? say.long : max === length && general.field.full;
  return html`<span>${short && general.field.room(max - length)}<span aria-live="polite">${full}</span></span>`;
}

/** @param {{starts: string[], put: (start: string) => void}} props */
function Starts({ starts, put }) {
  return html`<div class="cards">${starts.map((start, i) => html`<button type="button" class="card-tap" key=${i} onClick=${() => put(start)}>${start}</button>`)}</div>`;
}

/** From the reader's side: what is mine here is yours on the other phone. @param {Props} props */
function Whose(props) {
  const seat = props.draft.phone.mine.value?.couple?.seat ?? "A";
  const values = { me: seat, you: seat === "A" ? "B" : "A", both: "AB" };
  const [sides, called] = [/** @type {(keyof typeof values)[]} */ (Object.keys(values)), sidesFor(props.draft.phone.mine.value)];
  return html`<${Segments} ...${props} options=${sides.map((side) => ({ value: values[side], text: called[side] }))} />`;
}

/** @param {Props} props */
function Flag(props) {
  return html`<${Segments} ...${props} options=${[{ value: true, text: say.yes }, { value: false, text: say.no }]} />`;
}

/** One of a few; the same once more takes it back. @param {Props & {options: {value: string | boolean, text: string}[]}} props */
function Segments({ draft, clause, field, options }) {
  const now = valueOf(draft.document, clause, field);
  const tap = (/** @type {string | boolean} */ value) => choose(draft.document, clause, field, value === now ? "" : value);
  return html`<fieldset><legend>${field.label}</legend>
    <div class="segments">${options.map(({ value, text }) => html`<label key=${text}>
      <input type="radio" name=${`${draft.key}/${clause}/${field.id}`} checked=${value === now} onClick=${() => tap(value)} /><span>${text}</span>
    </label>`)}</div>
    ${field.hint && html`<p class="help">${field.hint}</p>`}
  </fieldset>`;
}

/** @param {Props} props */
function Day({ draft, clause, field }) {
  const id = useId();
  const [first, last] = [today(draft.phone.wire.now()), lastDay(draft.phone.wire.now(), field.weeks ?? 8)];
  const put = (/** @type {string} */ day) => choose(draft.document, clause, field, day);
  const typed = (/** @type {any} */ { target }) => within(target.value, first, last) === target.value && put(target.value);
  const left = (/** @type {any} */ { target }) => {
    const day = within(target.value, first, last);
    if (day !== target.value) put((target.value = day));
  };
  return html`<label for=${id}>${field.label}</label>
    <input type="date" id=${id} min=${first} max=${last} value=${valueOf(draft.document, clause, field)} onChange=${typed} onBlur=${left} aria-describedby=${`${id}-help`} />
    <p class="help" id=${`${id}-help`}>${field.hint ?? say.weeks(field.weeks ?? 8)}</p>`;
}

/** @type {Record<string, import("preact").ComponentType<Props>>} */
const KINDS = { text: Written, whose: Whose, flag: Flag, date: Day };
