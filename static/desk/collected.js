/** After a question is closed: what the room would see, exactly, and the free texts to look through before. */
import { html } from "../shared/html.js";
import { useEffect, useRef } from "preact/hooks";
import { askToKeepBack, judge, pressOnly } from "./desk.js";
import { can } from "./duty.js";
import { counts, inHand } from "./moderation.js";
import { keepBack, show, waiting } from "./primary.js";
import { Shown } from "./shown.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Card} Card */

/** @param {{desk: Desk, view: DeskView}} props */
export function Collected({ desk, view }) {
  const collected = waiting(view);
  if (!collected) return null;
  const earlier = collected.run !== view.step?.run;
  return html`
    <section class=${`collected ${collected.cards.length ? "with-cards" : ""}`}>
      ${collected.cards.length > 0 && html`<${Cards} desk=${desk} collected=${collected} />`}
      <div class="preview">
        <h2 class="over">${heading(collected, earlier)}</h2>
        <${Preview} collected=${collected} />
        ${earlier && can(view, "release") && html`<${Decide} desk=${desk} view=${view} />`}
      </div>
    </section>
  `;
}

/** Whose eyes it is for. @param {import("./types").Collected} collected @param {boolean} earlier */
function heading(collected, earlier) {
  if (collected.preview?.form === "check") return "For you alone";
  return earlier ? "The talk would show" : "The room would see";
}

/** @param {{collected: import("./types").Collected}} props */
function Preview({ collected }) {
  const chosen = !collected.cards.length || counts(collected.cards).show > 0;
  return collected.preview && chosen
    ? html`<${Shown} release=${collected.preview} />`
    : html`<p class="none">Nothing chosen yet.</p>`;
}

/** A question that was closed earlier is decided beside the step that is on now. @param {{desk: Desk, view: DeskView}} props */
const Decide = ({ desk, view }) => html`
  <div class="decide">
    <${Choice} desk=${desk} action=${keepBack(view)} letter="B" press=${() => askToKeepBack(desk)} />
    <${Choice} desk=${desk} action=${show(view)} letter="R" press=${() => pressOnly(desk, "release")} />
  </div>
`;

/** @param {{desk: Desk, action: import("./types").Action | null, letter: string, press: () => void}} props */
const Choice = ({ desk, action, letter, press }) =>
  action && html`
    <button type="button" class="second" disabled=${!action.ready || desk.busy.value !== ""} onClick=${press}>
      ${action.label} <kbd>${letter}</kbd>
    </button>
  `;

/** @param {{desk: Desk, collected: import("./types").Collected}} props */
function Cards({ desk, collected }) {
  const hand = inHand(collected.cards, desk.card.value);
  const { show: chosen, open } = counts(collected.cards);
  return html`
    <div class="cards">
      <h2 class="over">${chosen} of ${collected.room_for} chosen${open ? `, ${open} not looked at` : ""}</h2>
      <ul>
        ${collected.cards.map(
          (card) => html`<${CardLine} key=${card.key} desk=${desk} card=${card} inHand=${card.key === hand?.key} />`,
        )}
      </ul>
      <p class="legend"><kbd>J</kbd><kbd>K</kbd> move <kbd>S</kbd> show <kbd>X</kbd> hold <kbd>E</kbd> shorten</p>
    </div>
  `;
}

/** @param {{desk: Desk, card: Card, inHand: boolean}} props */
function CardLine({ desk, card, inHand }) {
  const line = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => (inHand ? line.current?.scrollIntoView({ block: "nearest" }) : undefined), [inHand]);
  const take = () => (desk.card.value = card.key);
  /** @param {"show" | "hold"} word */
  const press = (word) => (take(), judge(desk, word));
  const shortening = inHand && desk.shortening.value;
  return html`
    <li ref=${line} class=${`text ${card.verdict ?? "open"} ${inHand ? "in-hand" : ""}`} aria-current=${inHand} onClick=${take}>
      ${shortening
        ? html`<${Shorten} desk=${desk} card=${card} />`
        : html`<p>${card.shortened ?? card.text}${card.shortened && html` <em>shortened</em>`}</p>`}
      ${!shortening &&
      html`<div class="verdicts">
        <button type="button" aria-pressed=${card.verdict === "show"} onClick=${() => press("show")}>Show</button>
        <button type="button" aria-pressed=${card.verdict === "hold"} onClick=${() => press("hold")}>Hold</button>
        <button type="button" class="quiet" onClick=${() => (take(), (desk.shortening.value = true))}>Shorten</button>
      </div>`}
    </li>
  `;
}

/** @param {{desk: Desk, card: Card}} props */
function Shorten({ desk, card }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => field.current?.select(), []);
  /** @param {Event} event */
  const done = (event) => (event.preventDefault(), judge(desk, "show", field.current?.value));
  /** @param {KeyboardEvent} event */
  const leave = (event) => event.key === "Escape" && (desk.shortening.value = false);
  return html`
    <form onSubmit=${done} onKeyDown=${leave}>
      <input ref=${field} value=${card.shortened ?? card.text} maxlength=${card.text.length} aria-label="Shorter text" />
      <button class="second">Show this</button>
    </form>
  `;
}
