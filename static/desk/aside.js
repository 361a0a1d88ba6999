/** A step for some couples only: choosing them, the line that says so on the desk, and bringing them back. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { choosable, nextFor } from "./chosen.js";
import { send } from "./desk.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {Desk} desk @param {number} step @param {string[]} couples @param {boolean} alone */
const pushAside = (desk, step, couples, alone) =>
  send(desk, "aside", { step, couples, alone, after: desk.view.value?.runs ?? 0 });

/** @param {{desk: Desk, view: DeskView}} props */
export function AsideLine({ desk, view }) {
  const { aside } = view;
  if (!aside) return null;
  const next = nextFor(view);
  return html`
    <section class="aside-line" aria-label=${say.aside.label}>
      <p><b>${aside.names.join(", ")}</b> ${aside.alone ? say.aside.alone(aside.title) : say.aside.in(aside.title)}</p>
      ${next && html`<button type="button" class="second" onClick=${() => pushAside(desk, next.index, aside.couples, aside.alone)}>
        ${say.aside.next(next.title)}
      </button>`}
      <button type="button" class="second" onClick=${() => send(desk, "back", { run: aside.run })}>${say.aside.back}</button>
    </section>
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
export function ChooseCouples({ desk, view }) {
  const chosen = useSignal(/** @type {string[]} */ (view.aside?.couples ?? []));
  const alone = useSignal(false);
  const step = view.plan[desk.choosing.value ?? 0];
  const couples = choosable(view.board);
  const here = chosen.value.filter((one) => couples.some((couple) => couple.couple === one));
  const go = () => {
    desk.dialog.value = null;
    pushAside(desk, step.index, here, alone.value);
  };
  /** @param {string} one */
  const toggle = (one) => (chosen.value = here.includes(one) ? here.filter((other) => other !== one) : [...here, one]);
  return html`
    <h2>${say.aside.title(step?.title)}</h2>
    <p>${say.aside.text}</p>
    <div class="chooser" role="group" aria-label=${say.aside.couples}>
      ${couples.map((couple) => html`
        <label key=${couple.couple}>
          <input type="checkbox" checked=${here.includes(couple.couple)} onChange=${() => toggle(couple.couple)} /> ${couple.name}
        </label>`)}
      ${!couples.length && html`<p class="none">${say.aside.none}</p>`}
    </div>
    <label class="alone">
      <input type="checkbox" checked=${alone.value} onChange=${() => (alone.value = !alone.value)} />
      ${say.aside.form}
    </label>
    ${view.aside && html`<p class="note">${say.aside.ends(view.aside.names, view.aside.title)}</p>`}
    <div class="buttons">
      <button type="button" class="second" autofocus onClick=${() => (desk.dialog.value = null)}>${say.stay}</button>
      <button type="button" class="primary" disabled=${!here.length} onClick=${go}>${say.aside.push(here.length)}</button>
    </div>
  `;
}
