/** A place to write, with what is left of it, and gentle remarks that never block. */
import { useId } from "preact/hooks";
import { remarks } from "../phone/parts.js";
import { found } from "../phone/watched.js";
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
  const { label, value, max, rows, full, change } = props;
  const id = useId();
  return html`<div class=${props.roomy ? "field roomy" : "field"}>
    <label for=${id}>${label}</label>
    <textarea id=${id} rows=${rows} maxlength=${max} value=${value} ...${unaided} aria-describedby=${`${id}-help`}
      onInput=${(/** @type {any} */ event) => change(event.target.value)}></textarea>
    <p class="help" id=${`${id}-help`} aria-live="polite">
      <span>${remark(props)}</span><span>${full ? say.field.allFull : room(max - value.length, max)}</span>
    </p>
  </div>`;
}

/** @param {Props} props */
function remark({ value, help, hinted, watch = [] }) {
  const watched = found(value, watch);
  if (watched.length) return say.field.watched(watched);
  if (hinted) remarks.fetch();
  const hint = hinted && remarks.part.value?.hints(value)[0];
  return hint ? say.hints[hint] : help;
}

/** Only when it gets short, so that nobody counts along. @param {number} left @param {number} max */
function room(left, max) {
  if (left > Math.min(40, max / 3)) return "";
  return left > 0 ? say.field.room(left) : say.field.full;
}
