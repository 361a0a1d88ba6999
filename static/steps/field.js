/** A place to write, with what is left of it, and gentle remarks that never block. */
import { useId } from "preact/hooks";
import { remarks } from "../phone/parts.js";
import { found } from "../phone/watched.js";
import { grow } from "../shared/grow.js";
import { html } from "../shared/html.js";
import { unaided } from "../shared/unaided.js";
import { say } from "./say.js";

/**
 * @typedef {{label: string, value: string, max: number, rows: number, help?: string | null, hinted?: boolean,
 *   watch?: string[], full?: boolean, roomy?: boolean, change: (text: string) => void}} Props
 *   hinted: remarks on what may point to somebody, once they have come; watch: words worth a second look; full: no more fits, whatever `max` says; roomy: keeps two lines for remarks
 */

/** @param {Props} props */
export function Field(props) {
  const { label, value, max, rows, help, full, change } = props;
  const id = useId();
  const isFull = full || value.length >= max;
  const remarked = remark(props);
  return html`<div class=${props.roomy ? "field roomy" : "field"}>
    <label for=${id}>${label}</label>
    <textarea id=${id} rows=${rows} maxlength=${max} value=${value} ...${unaided} aria-describedby=${`${id}-help`}
      ref=${(/** @type {HTMLTextAreaElement | null} */ area) => grow(area)} onInput=${(/** @type {any} */ event) => change(event.target.value)}></textarea>
    <p class="help" id=${`${id}-help`}>
      <span><span aria-live="polite">${remarked}</span>${!remarked && help}</span>
      <span>${!isFull && room(max - value.length, max)}<span aria-live="polite">${isFull && (full ? say.field.allFull : say.field.full)}</span></span>
    </p>
  </div>`;
}

/** @param {Props} props */
function remark({ value, hinted, watch = [] }) {
  const watched = found(value, watch);
  if (watched.length) return say.field.watched(watched);
  if (hinted) remarks.fetch();
  return hinted && remarks.part.value?.remarkOn(value);
}

/** Only when it gets short, so that nobody counts along; never told by itself, letter by letter. @param {number} left @param {number} max */
function room(left, max) {
  return left > Math.min(40, max / 3) ? "" : say.field.room(left);
}
