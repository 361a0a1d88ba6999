/** What somebody wrote on their own before the two worked together: still only theirs, until they take it in. */
import { draftKey } from "../phone/drafting.js";
import { say as phoneSays } from "../phone/say.js";
import { Circle } from "../shared/circle.js";
import { html } from "../shared/html.js";
import { choose, clausesOf, hasWords, isWritten, fill, valueOf } from "./document.js";
import { openDraft } from "./drafts.js";
import { say } from "./say.js";

/** @typedef {import("./opened.js").Opened} Opened */

/** @param {{draft: Opened}} props */
export function Own({ draft }) {
  const { phone, about } = draft;
  if (!draft.together.value || !(draftKey(phone, about.id, true) in phone.keep.drafting.value)) return null;
  const own = openDraft(phone, about, true);
  const there = clausesOf(own.document).filter((clause) => hasWords(own.document, clause));
  if (!there.length) return null;
  return html`<details class="library"><summary>${say.own}</summary>
    <${Circle} circle="me" says=${phoneSays.circles.me} />
    ${there.map((clause) => html`<${One} key=${clause} draft=${draft} own=${own} clause=${clause} />`)}
  </details>`;
}

/** @param {{draft: Opened, own: Opened, clause: string}} props */
function One({ draft, own, clause }) {
  const free = clausesOf(draft.document).find((other) => !hasWords(draft.document, other));
  const texts = own.about.fields.filter(isWritten).map((field) => valueOf(own.document, clause, field)).filter(Boolean);
  return html`<div class="own-clause">${texts.map((text, i) => html`<p key=${i} translate=${false}>${text}</p>`)}
    <button type="button" disabled=${!free} onClick=${() => free && takeIn(draft, free, own, clause)}>${say.takeIn}</button></div>`;
}

/** @param {Opened} draft @param {string} free @param {Opened} own @param {string} clause */
function takeIn(draft, free, own, clause) {
  draft.document.doc.transact(() => {
    for (const field of own.about.fields) {
      const value = valueOf(own.document, clause, field);
      if (isWritten(field)) fill(draft.document, free, field, String(value));
      else choose(draft.document, free, field, value);
    }
  });
}
