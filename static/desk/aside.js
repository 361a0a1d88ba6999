/** A step for some couples only: choosing them, the line that says so on the desk, and bringing them back. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { choosable, namesOf, nextFor } from "./chosen.js";
import { send } from "./desk.js";

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
    <section class="aside-line" aria-label="In a step of their own">
      <p><b>${aside.names.join(", ")}</b> ${aside.alone ? "each on their own in" : "in"} “${aside.title}”</p>
      ${next && html`<button type="button" class="second" onClick=${() => pushAside(desk, next.index, aside.couples, aside.alone)}>
        Next for them: ${next.title}
      </button>`}
      <button type="button" class="second" onClick=${() => send(desk, "back", { run: aside.run })}>Bring back</button>
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
    <h2>“${step?.title}” for some couples</h2>
    <p>Everybody else goes on with what is on now, and is told nothing. Bring them back whenever it fits.</p>
    <div class="chooser" role="group" aria-label="Couples">
      ${couples.map((couple) => html`
        <label key=${couple.couple}>
          <input type="checkbox" checked=${here.includes(couple.couple)} onChange=${() => toggle(couple.couple)} /> ${couple.name}
        </label>`)}
      ${!couples.length && html`<p class="none">No couple has paired its phones yet.</p>`}
    </div>
    <label class="alone">
      <input type="checkbox" checked=${alone.value} onChange=${() => (alone.value = !alone.value)} />
      Each on their own, in the form for one
    </label>
    ${view.aside && html`<p class="note">${namesOf(view)} ${view.aside.names.length === 1 ? "is" : "are"} in “${view.aside.title}” now; that ends.</p>`}
    <div class="buttons">
      <button type="button" class="second" autofocus onClick=${() => (desk.dialog.value = null)}>Stay</button>
      <button type="button" class="primary" disabled=${!here.length} onClick=${go}>Push to ${here.length || "them"}</button>
    </div>
  `;
}
