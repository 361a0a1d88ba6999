/** A place to write, with what is left of it, and gentle remarks that never block. */
import { useId } from "preact/hooks";
import { hints } from "../phone/hints.js";
import { html } from "../shared/html.js";
import { unaided } from "../shared/unaided.js";
import { say } from "./say.js";

/**
 * @param {{label: string, value: string, max: number, rows: number, help: string | null, hinted: boolean,
 *   change: (text: string) => void}} props
 */
export function Field({ label, value, max, rows, help, hinted, change }) {
  const id = useId();
  const remark = hinted && hints(value)[0];
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <textarea id=${id} rows=${rows} maxlength=${max} value=${value} ...${unaided} aria-describedby=${`${id}-help`}
      onInput=${(/** @type {any} */ event) => change(event.target.value)}></textarea>
    <p class="help" id=${`${id}-help`} aria-live="polite">
      <span>${remark ? say.hints[remark] : help}</span><span>${room(max - value.length, max)}</span>
    </p>
  </div>`;
}

/** Only when it gets short, so that nobody counts along. @param {number} left @param {number} max */
function room(left, max) {
  if (left > Math.min(40, max / 3)) return "";
  return left > 0 ? say.field.room(left) : say.field.full;
}
