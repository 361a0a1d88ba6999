/** Several statements, one on the screen at a time: a tap answers and goes on, and every one can be gone back to. */
import { useEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./levels.js").Item} Item */

/**
 * @param {{items: Item[], points: string[], levels: (number | null)[], open: number, go: (open: number) => void,
 *   pick: (i: number, level: number | null) => void, all: unknown}} props   all: what stands behind the last one
 */
export function OneByOne({ items, points, levels, open, go, pick, all }) {
  const item = items[open];
  return html`<div class="one-by-one">
    <${Dots} of=${items.length} open=${open} />
    ${item ? html`<${Points} item=${item} points=${points} level=${levels[open] ?? null} moves=${true} pick=${(/** @type {number | null} */ level) => pick(open, level)} />` : all}
    <div class="there-and-back">
      <button type="button" class="link" disabled=${open === 0} onClick=${() => go(Math.min(open, items.length) - 1)}>${say.scale.back}</button>
      ${item && html`<button type="button" class="link" onClick=${() => go(open + 1)}>${say.scale.next}</button>`}
    </div>
  </div>`;
}

/** How far it is, without figures to look at. @param {{of: number, open: number}} props */
function Dots({ of, open }) {
  return html`<p class="dots">
    <span class="unseen">${open < of ? say.scale.of(open + 1, of) : ""}</span>
    ${Array.from({ length: of }, (_, i) => html`<i key=${i} class=${i < open ? "been" : i === open ? "here" : ""}></i>`)}
  </p>`;
}

/** One statement and its points; `moves`: picking leads on to another one. @param {{item: Item, points: string[], level: number | null, moves?: boolean, pick: (level: number | null) => void}} props */
export function Points({ item, points, level, moves, pick }) {
  const heading = useFocusOnChange(item.id);
  return html`<div class="points" role="group" aria-labelledby="statement">
    <p class="stem" id="statement" tabindex="-1" ref=${heading}>${item.text}</p>
    ${points.map((says, i) => html`<button key=${i} type="button" class="point" aria-pressed=${level === i}
      onClick=${() => pick(level === i && !moves ? null : i)}>${says}</button>`)}
    ${moves && html`<button type="button" class="point skip" onClick=${() => pick(null)}>${say.scale.skip}</button>`}
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
