/** What this phone keeps of a draft, so that a reload shows at once what was there, and the pages at the end are complete. */
import { effect, untracked } from "@preact/signals";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { KEPT } from "./opened.js";
import { plainClauses } from "./plain.js";

/** @typedef {import("./opened.js").Opened} Opened */

const TELLS_MS = 150;

/** Every letter is kept at once: a page that is left has no time to. @param {Opened} draft */
export function keepUp(draft) {
  const { document, open, keeps, line, together } = draft;
  whenNew(() => [document.version.value, open.value, keeps.value], () => save(draft));
  const tell = inTime(() => tellPlainly(draft));
  whenNew(() => [document.version.value, keeps.value, together.value, line.value?.agreed.value], tell);
  hearOthers(draft);
}

/** @param {() => unknown} what is new @param {() => void} then */
function whenNew(what, then) {
  let first = true;
  effect(() => {
    what();
    if (!first) untracked(then);
    first = false;
  });
}

/** Once for all that happens within a while. @param {() => void} what */
function inTime(what) {
  let timer = /** @type {any} */ (null);
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      what();
    }, TELLS_MS);
  };
}

/** @param {Opened} draft */
function save(draft) {
  const { phone, key, about, gone } = draft;
  if (gone.peek()) return;
  draft.kept = { state: encodeStateAsUpdate(draft.document.doc), opened: [...draft.open.peek()], about, alone: draft.alone, keeps: draft.keeps.peek() };
  phone.keep.drafting.value = { ...phone.keep.drafting.peek(), [key]: draft.kept };
}

/** What is written for oneself is on the page at the end only if it is kept. @param {Opened} draft */
function tellPlainly(draft) {
  const { phone, key, gone } = draft;
  if (gone.peek()) return;
  const { [key]: _, ...others } = phone.keep.clauses.peek();
  const told = plainClauses(draft);
  const stays = told.clauses.length > 0 && (!draft.alone || draft.keeps.peek());
  phone.keep.clauses.value = stays ? { ...others, [key]: told } : others;
}

/** Another tab has written here too; or all was wiped, and stays so. @param {Opened} draft */
function hearOthers(draft) {
  const { phone, key, document } = draft;
  effect(() => {
    const kept = phone.keep.drafting.value[key];
    if (kept === draft.kept) return;
    if (!kept) draft.gone.value = !!draft.kept;
    else untracked(() => applyUpdate(document.doc, kept.state, KEPT));
  });
}
