/** The page of clauses: where to begin, the clauses themselves, and one more. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { Tick } from "../steps/option.js";
import { say as general } from "../steps/say.js";
import { Clause } from "./clause.js";
import { clausesOf, empty, fill, hasWords, refill } from "./document.js";
import { openDraft } from "./drafts.js";
import { Own } from "./own.js";
import { say } from "./say.js";

/**
 * @typedef {import("./opened.js").Opened} Opened @typedef {import("./words.js").Value} Value
 * @typedef {{caution: string[], card: string | null, library: Record<string, string>[]}} Advice
 * @typedef {{clause: string, stood: Value[]} | null} Removed
 */

/** @param {{phone: import("../phone/phone.js").Phone, about: import("../phone/types").About, body: Record<string, any>, own: boolean}} props */
export function Clauses({ phone, about, body, own }) {
  const draft = openDraft(phone, about, own);
  const removed = useSignal(/** @type {Removed} */ (null));
  const shown = clausesShown(draft);
  return html`<div class="draft">
    <${State} draft=${draft} own=${own} />
    ${!own && html`<${Own} draft=${draft} />`}
    ${body.library.length > 0 && html`<${Library} draft=${draft} library=${body.library} />`}
    ${shown.map((clause) => html`<${Clause} key=${clause} draft=${draft} clause=${clause} body=${body}
      remove=${shown.length > 1 || hasWords(draft.document, clause) ? () => remove(draft, clause, removed) : null} />`)}
    ${removed.value && html`<${Undo} draft=${draft} removed=${removed} />`}
    ${shown.length < about.max && html`<button type="button" onClick=${() => openOne(draft, free(draft, shown))}>${say.more}</button>`}
    ${draft.alone && html`<${Tick} says=${general.keep} help=${general.keepHelp} on=${draft.keeps.value} change=${(/** @type {boolean} */ on) => (draft.keeps.value = on)} />`}
  </div>`;
}

/** How it stands, in a line or two. @param {{draft: Opened, own: boolean}} props */
function State({ draft, own }) {
  const line = draft.line.value;
  const two = !own && draft.phone.mine.value?.couple?.seat && !draft.phone.mine.value.couple.solo;
  return html`
    ${draft.forTwo.value && !draft.together.value && html`<p class="soft" role="status">${say.apart}</p>`}
    ${two && !draft.forTwo.value && !draft.phone.mine.value?.couple?.shared && html`<p class="soft">${general.lost}</p>`}
    ${line?.unread.value && html`<p class="soft" role="status">${say.unread}</p>`}
    ${line?.full.value && html`<p class="soft" role="status">${say.full}</p>`}`;
}

/** Clauses with words, and those somebody has opened here; never none. @param {Opened} draft */
function clausesShown({ document, open }) {
  const there = clausesOf(document).filter((clause) => open.value.has(clause) || hasWords(document, clause));
  return there.length ? there : ["1"];
}

/** @param {Opened} draft @param {string[]} shown */
function free({ document }, shown) {
  return clausesOf(document).find((clause) => !shown.includes(clause)) ?? "1";
}

/** @param {Opened} draft @param {string} clause */
function openOne({ open }, clause) {
  open.value = new Set([...open.value, clause]);
}

/** @param {Opened} draft @param {string} clause @param {import("@preact/signals").Signal<Removed>} removed */
function remove({ document, open }, clause, removed) {
  const stood = hasWords(document, clause) ? empty(document, clause) : null;
  open.value = new Set([...open.value].filter((other) => other !== clause));
  removed.value = stood && { clause, stood };
  setTimeout(() => removed.peek()?.stood === stood && (removed.value = null), UNDO_MS);
}

const UNDO_MS = 10_000;

/** @param {{draft: Opened, removed: import("@preact/signals").Signal<Removed>}} props */
function Undo({ draft, removed }) {
  const undo = () => {
    if (removed.value) refill(draft.document, removed.value.clause, removed.value.stood);
    removed.value = null;
  };
  return html`<p class="removed" role="status"><span>${say.removed}</span><button type="button" class="link" onClick=${undo}>${say.undo}</button></p>`;
}

/** Sentences to begin with. It folds away only under the hand of whoever opened it, so that nothing jumps. @param {{draft: Opened, library: Advice["library"]}} props */
function Library({ draft, library }) {
  const open = useSignal(!clausesOf(draft.document).some((clause) => hasWords(draft.document, clause)));
  const empty = clausesOf(draft.document).find((clause) => !hasWords(draft.document, clause));
  const take = (/** @type {Record<string, string>} */ texts) => {
    if (!empty) return;
    begin(draft, empty, texts);
    open.value = false;
  };
  return html`<details class="library" open=${open.value} onToggle=${(/** @type {any} */ event) => (open.value = event.target.open)}>
    <summary>${say.library}</summary>
    <div class="rows">${library.map((texts, i) => html`<${Row} key=${i} texts=${inWords(draft, texts)} tap=${empty ? () => take(texts) : null} />`)}</div>
    <p class="soft">${empty ? say.below : say.taken}</p>
  </details>`;
}

/** The first text as it is, the others behind the names of their fields. @param {Opened} draft @param {Record<string, string>} texts */
function inWords({ about }, texts) {
  const there = about.fields.filter((field) => texts[field.id]);
  return there.map((field, i) => (i ? `${field.label}… ${texts[field.id]}` : texts[field.id] ?? ""));
}

/** @param {{texts: string[], tap: (() => void) | null}} props */
function Row({ texts: [first, ...others], tap }) {
  return html`<button type="button" class="row" disabled=${!tap} onClick=${tap}>${first}${others.length > 0 && html`<small>${others.join(" · ")}</small>`}</button>`;
}

/** @param {Opened} draft @param {string} clause @param {Record<string, string>} texts */
function begin(draft, clause, texts) {
  openOne(draft, clause);
  draft.document.doc.transact(() => {
    for (const field of draft.about.fields) if (texts[field.id]) fill(draft.document, clause, field, texts[field.id] ?? "");
  });
}
