/** The run sheet as a list: its days and lines, one of them in hand, walked with the arrows and moved with Alt and the arrows. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { newId } from "../shared/acts.js";
import { html } from "../shared/html.js";
import { addDay } from "./changes.js";
import { DayHead } from "./day.js";
import { drag } from "./drag.js";
import { make } from "./editor.js";
import { Files } from "./files.js";
import { walk } from "./keys.js";
import { LineOf } from "./line.js";
import { say } from "./say.js";
import { focus } from "./state.js";
import { Strip } from "./strip.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Day} Day */

/** @param {{editor: Editor}} props */
export function List({ editor }) {
  const list = useRef(/** @type {HTMLOListElement | null} */ (null));
  const wanted = editor.wanted.value;
  useLayoutEffect(() => {
    if (!wanted) return;
    const there = list.current?.querySelector(wanted);
    if (there instanceof HTMLElement) there.focus();
    editor.wanted.value = null;
  }, [wanted, editor.sheet.value]);
  const days = editor.days.value;
  const empty = !editor.sheet.value.items.length;
  const grab = (/** @type {PointerEvent} */ event) => list.current && drag(editor, list.current, event);
  return html`
    ${days.length === 1 && !days[0]?.head && html`<${Strip} day=${days[0]} />`}
    <ol class="lines" aria-label=${say.list.label} ref=${list} onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKey(editor, event)} onPointerDown=${grab}>
      ${days.map((day) => drawn(editor, day))}
    </ol>
    ${empty && html`<p class="none">${say.list.none} <kbd>i</kbd> ${say.list.leads}</p>`}
    <div class="under">
      ${editor.page.may && html`<button type="button" onClick=${() => newDay(editor)}>${say.list.addDay}</button>`}
      <${Files} editor=${editor} />
    </div>
  `;
}

/** @param {Editor} editor */
function newDay(editor) {
  const { change, key } = addDay(editor.sheet.value, () => newId().slice(0, 12));
  if (!make(editor, change, say.list.dayMore, say.list.dayAdded)) return;
  editor.opened.value = key;
  focus(editor, key);
}

/** Keys that move the focus, while the focus is on a line itself. @param {Editor} editor @param {KeyboardEvent} event */
function onKey(editor, event) {
  if (event.target instanceof Element && event.target.matches(".line")) walk(editor, event);
}

/** @param {Editor} editor @param {Day} day */
function drawn(editor, day) {
  return [
    day.head && html`<${DayHead} key=${day.head.key} editor=${editor} day=${day} head=${day.head} />`,
    ...day.lines.map((placed) => html`<${LineOf} key=${placed.item.key} editor=${editor} day=${day} placed=${placed} />`),
  ];
}
