/** One clause: its fields, a calm word where one is due, and what the two say to it. */
import { found } from "../phone/watched.js";
import { html } from "../shared/html.js";
import { Text } from "../steps/text.js";
import { isComplete, valuesOf } from "./document.js";
import { FieldOf } from "./fields.js";
import { isAgreed, say as mark, saysTo } from "./marking.js";
import { say } from "./say.js";

/** @typedef {import("./opened.js").Opened} Opened */

const TICK = html`<svg class="agreed-sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5 10 17.500 19.500 7" /></svg>`;

/** @param {{draft: Opened, clause: string, body: Record<string, any>, remove: (() => void) | null}} props */
export function Clause({ draft, clause, body, remove }) {
  const agreed = isAgreed(draft, clause);
  const stay = () => (draft.open.value = new Set([...draft.open.peek(), clause]));
  return html`<section class=${agreed ? "card clause agreed" : "card clause"} aria-label=${say.nth(Number(clause))} onFocusIn=${stay}>
    <header class="clause-head">
      <span class="nth" aria-hidden="true">${clause}</span>
      ${draft.together.value && html`<p class="standing" role="status">${agreed ? html`${TICK}${say.agreed}` : isComplete(draft.document, clause) && say.open}</p>`}
      ${remove && html`<button type="button" class="link" aria-label=${say.removeNth(Number(clause))} onClick=${remove}>${say.remove}</button>`}
    </header>
    ${draft.about.fields.map((field) => html`<${FieldOf} key=${field.id} draft=${draft} clause=${clause} field=${field} />`)}
    <${Caution} draft=${draft} clause=${clause} body=${body} />
    ${draft.together.value && isComplete(draft.document, clause) && html`<${Marks} draft=${draft} clause=${clause} />`}
  </section>`;
}

/** Advice, on both phones alike; it never blocks. @param {{draft: Opened, clause: string, body: Record<string, any>}} props */
function Caution({ draft, clause, body }) {
  const texts = valuesOf(draft.document, clause).filter((value) => typeof value === "string");
  const due = body.card && found(texts.join(" · "), body.caution).length > 0;
  return html`<div role="status">${due && html`<aside class="card quiet caution"><${Text} text=${body.card} /></aside>`}</div>`;
}

const SAYS = /** @type {import("./marking.js").Says[]} */ (["yes", "later", "talk"]);

/** @param {{draft: Opened, clause: string}} props */
function Marks({ draft, clause }) {
  const now = saysTo(draft, clause);
  return html`<div class="marking">
    <div class="marks" role="group" aria-label=${say.marksOf(Number(clause))}>
      ${SAYS.map((says) => html`<button type="button" key=${says} aria-pressed=${now === says} onClick=${() => mark(draft, clause, says)}>${say.says[says]}</button>`)}</div>
    <p class="soft">${isAgreed(draft, clause) ? say.bothYes : say.marking}</p>
  </div>`;
}
