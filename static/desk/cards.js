/** The free texts to look through, one under the other, with what was decided on each; worked by keys alone. */
import { html } from "../shared/html.js";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { judge, lastTheme, takeBack } from "./judging.js";
import { counts, inHand, lines, THEME, themes } from "./moderation.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").Card} Card @typedef {import("./types").Collected} Collected */

const { legend } = say.cards;
const LEGEND = [["S", legend.show], ["X", legend.hold], ["E", legend.shorten], ["F", legend.theme], ["U", legend.undo]];

/** @param {{desk: Desk, collected: Collected}} props */
export function Cards({ desk, collected }) {
  const { cards, room_for } = collected;
  const hand = inHand(cards, desk.card.value);
  const { open } = counts(cards);
  useEffect(() => () => void (desk.writing.value = ""), [collected.run]);
  return html`
    <div class="cards">
      <div role="status"><h2 class="over">${say.cards.chosen(lines(cards), room_for, open, cards.length)}</h2></div>
      <ul>
        ${cards.map((card) => html`<${CardLine} key=${card.key} desk=${desk} cards=${cards} card=${card} inHand=${card.key === hand?.key} />`)}
      </ul>
      <p class="legend">
        <span><kbd>J</kbd><kbd>K</kbd> ${legend.move}</span>
        ${LEGEND.map(([key, word]) => html`<span><kbd>${key}</kbd>${word}</span>`)}
      </p>
    </div>
  `;
}

/** @param {{desk: Desk, cards: Card[], card: Card, inHand: boolean}} props */
function CardLine({ desk, cards, card, inHand }) {
  const line = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => (inHand ? line.current?.scrollIntoView({ block: "nearest" }) : undefined), [inHand, inHand && desk.writing.value]);
  const take = () => (desk.card.value = card.key);
  const writing = inHand ? desk.writing.value : "";
  return html`
    <li ref=${line} class=${`text ${card.verdict ?? "open"} ${inHand ? "in-hand" : ""}`} aria-current=${inHand} onClick=${take}>
      ${writing === "shorten" ? html`<${Shorten} desk=${desk} card=${card} />` : html`<${Words} card=${card} />`}
      ${writing === "fold" && html`<${Fold} desk=${desk} cards=${cards} card=${card} />`}
      ${!writing && html`<${Verdicts} desk=${desk} card=${card} take=${take} />`}
    </li>
  `;
}

/** @param {{card: Card}} props */
const Words = ({ card }) => html`
  <p>
    <span>${card.shortened ?? card.text}</span>${card.shortened && html` <em>${say.shown.shortened}</em>`}
    ${card.theme && html`<em class="under">${say.cards.under(card.theme)}</em>`}
  </p>
`;

/** @param {{desk: Desk, card: Card, take: () => void}} props */
function Verdicts({ desk, card, take }) {
  /** @param {"show" | "hold"} word */
  const press = (word) => (take(), judge(desk, word));
  /** @param {"shorten" | "fold"} what */
  const begin = (what) => (take(), (desk.writing.value = what));
  return html`
    <div class="verdicts">
      <button type="button" aria-pressed=${card.verdict === "show"} onClick=${() => press("show")}>${say.cards.show}</button>
      <button type="button" aria-pressed=${card.verdict === "hold"} onClick=${() => press("hold")}>${say.cards.hold}</button>
      <button type="button" class="more" aria-pressed=${card.verdict === "fold"} onClick=${() => begin("fold")}>${say.cards.theme}</button>
      <button type="button" class="more quiet" onClick=${() => begin("shorten")}>${say.cards.shorten}</button>
      ${card.verdict && html`<button type="button" class="more quiet" onClick=${() => (take(), takeBack(desk))}>${say.cards.undo}</button>`}
    </div>
  `;
}

/** @param {{desk: Desk, card: Card}} props */
function Shorten({ desk, card }) {
  const { field, text } = useWriting(card.shortened ?? card.text);
  /** @param {Event} event */
  const done = (event) => (event.preventDefault(), judge(desk, "show", text.value));
  return html`
    <form onSubmit=${done} onKeyDown=${leaves(desk)}>
      <input ref=${field} value=${text.value} onInput=${typed(text)} maxlength=${card.text.length} aria-label=${say.cards.shorter} />
      <button class="second">${say.cards.showThis}</button>
    </form>
  `;
}

/** A theme is typed, or one in use is taken: up and down go through them. @param {{desk: Desk, cards: Card[], card: Card}} props */
function Fold({ desk, cards, card }) {
  const { field, text } = useWriting(card.theme ?? lastTheme(desk, cards));
  const known = themes(cards);
  /** @param {string | undefined} theme */
  const fold = (theme) => theme?.trim() && judge(desk, "fold", theme);
  /** @param {Event} event */
  const done = (event) => (event.preventDefault(), fold(text.value));
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || !known.length) return leaves(desk)(event);
    event.preventDefault();
    const at = known.indexOf(text.value);
    text.value = known[(at + by + known.length + (at < 0 && by < 0 ? 1 : 0)) % known.length] ?? "";
  };
  return html`
    <form class="fold" onSubmit=${done} onKeyDown=${keys}>
      <input ref=${field} value=${text.value} onInput=${typed(text)} maxlength=${THEME} placeholder=${say.cards.aTheme} aria-label=${say.cards.theme} autocomplete="off" />
      <button class="second">${say.cards.fold}</button>
      ${known.length > 0 && html`<p class="known">${known.map((theme) => html`<button type="button" onClick=${() => fold(theme)}>${theme}</button>`)}</p>`}
    </form>
  `;
}

/** A field that is selected when it appears; what is typed stays whatever views arrive meanwhile. @param {string} begins */
function useWriting(begins) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const text = useSignal(begins);
  useLayoutEffect(() => field.current?.select(), []);
  return { field, text };
}

/** @param {import("@preact/signals").Signal<string>} text @returns {(event: Event) => void} */
const typed = (text) => (event) => (text.value = /** @type {HTMLInputElement} */ (event.target).value);

/** @param {Desk} desk @returns {(event: KeyboardEvent) => void} */
const leaves = (desk) => (event) => {
  if (event.key === "Escape") desk.writing.value = "";
};
