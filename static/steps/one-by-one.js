/** Several statements, one on the screen at a time: a tap answers and goes on, and every one can be gone back to. */
import { useEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./levels.js").Item} Item @typedef {(number | null)[]} Levels */

/**
 * @param {{items: Item[], points: string[], levels: Levels, open: number, go: (open: number) => void,
 *   pick: (i: number, level: number | null) => void}} props   open: which one is on the screen
 */
export function OneByOne({ items, points, levels, open, go, pick }) {
  const item = /** @type {Item} */ (items[open]);
  const level = levels[open] ?? null;
  return html`<div class="one-by-one">
    <${Dots} of=${items.length} open=${open} />
    <${Points} item=${item} points=${points} level=${level} pick=${(/** @type {number | null} */ level) => pick(open, level)} />
    <div class="there-and-back">
      <button type="button" class="link" onClick=${() => go(open - 1)}>${say.scale.back}</button>
      <button type="button" class="link" onClick=${() => go(open + 1)}>${level === null ? say.scale.skip : say.scale.next}</button>
    </div>
  </div>`;
}

/** How far it is, without figures to look at. @param {{of: number, open: number}} props */
function Dots({ of, open }) {
  return html`<p class="dots">
    <span class="unseen">${say.scale.of(open + 1, of)}</span>
    ${Array.from({ length: of }, (_, i) => html`<i key=${i} class=${i < open ? "been" : i === open ? "here" : ""}></i>`)}
  </p>`;
}

/** One statement and its points; tapped again, a point is no answer any more. @param {{item: Item, points: string[], level: number | null, pick: (level: number | null) => void}} props */
export function Points({ item, points, level, pick }) {
  const heading = useFocusOnChange(item.id);
  return html`<div class="points" role="group" aria-labelledby="statement">
    <p class="stem" id="statement" tabindex="-1" ref=${heading}>${item.text}</p>
    ${points.map((says, i) => html`<button key=${i} type="button" class="point" aria-pressed=${level === i}
      onClick=${() => pick(level === i ? null : i)}>${says}</button>`)}
  </div>`;
}

/** Whoever listens to the screen hears the next statement; nothing is said over the first. @param {string} id */
function useFocusOnChange(id) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const seen = useRef(id);
  useEffect(() => {
    if (seen.current !== id) place.current?.focus();
    seen.current = id;
  }, [id]);
  return place;
}
