/** The calm line that says how the step’s time stands, and the dialog in which its points are chosen. */
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { stepTime } from "./tempo.js";
import { keep, named, POINTS, warning, words } from "./warnings.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** The point that has passed last, or null while everybody is held. @param {Desk} desk @param {DeskView} view */
export function warned(desk, view) {
  if (!view.step || view.session.state !== "open") return null;
  return warning(desk.points.value, stepTime(view.step, view.session.speed, desk.clock.value));
}

/** @param {{desk: Desk, view: DeskView}} props */
export function WarningLine({ desk, view }) {
  const point = warned(desk, view);
  return html`<p class=${`warned ${point === null ? "" : point > 0 ? "soon" : "over"}`} role="status">${point === null ? "" : words(point)}</p>`;
}

/** @param {{desk: Desk}} props */
export function Points({ desk }) {
  /** @param {number} point */
  const toggle = (point) => {
    const others = desk.points.value.filter((one) => one !== point);
    desk.points.value = desk.points.value.includes(point) ? others : POINTS.filter((one) => one === point || others.includes(one));
    keep(localStorage, desk.points.value);
  };
  return html`
    <h2>${say.warnings.title}</h2>
    <p>${say.warnings.text}</p>
    <div class="chooser" role="group" aria-label=${say.warnings.label}>
      ${POINTS.map((point) => html`
        <label key=${point}><input type="checkbox" checked=${desk.points.value.includes(point)} onChange=${() => toggle(point)} /> ${named(point)}</label>`)}
    </div>
    <div class="buttons"><button type="button" class="second" onClick=${() => (desk.dialog.value = null)}>${say.close}</button></div>
  `;
}
