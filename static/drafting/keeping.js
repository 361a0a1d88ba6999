/** What this phone keeps of a draft, so that a reload shows at once what was there, and the pages at the end are complete. */
import { effect, untracked } from "@preact/signals";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { KEPT } from "./opened.js";
import { plainClauses } from "./plain.js";

/** @typedef {import("./opened.js").Opened} Opened */

const EVERY_MS = 150;

/** @param {Opened} draft */
export function keepUp(draft) {
  const soon = paced(() => save(draft));
  let first = true;
  effect(() => {
    watched(draft);
    if (!first) soon();
    first = false;
  });
  addEventListener("pagehide", () => save(draft));
  document.addEventListener("visibilitychange", () => document.hidden && save(draft));
  hearOthers(draft);
}

/** All that a change of is worth writing. @param {Opened} draft */
function watched({ document, open, together, line }) {
  return [document.version.value, open.value, together.value, line.value?.ahead.value, line.value?.agreed.value];
}

/** At once, then at most every so often. @param {() => void} what */
function paced(what) {
  let [timer, due] = [/** @type {any} */ (null), false];
  const go = () => {
    due = !!timer;
    if (timer) return;
    what();
    timer = setTimeout(() => {
      timer = null;
      if (due) go();
    }, EVERY_MS);
  };
  return go;
}

/** @param {Opened} draft */
function save(draft) {
  const { phone, key, about, gone } = draft;
  if (gone.peek()) return;
  draft.kept = { state: encodeStateAsUpdate(draft.document.doc), opened: [...draft.open.peek()], unsent: !!draft.line.peek()?.ahead.peek(), about };
  phone.keep.drafting.value = { ...phone.keep.drafting.peek(), [key]: draft.kept };
  phone.keep.clauses.value = { ...phone.keep.clauses.peek(), [about.id]: plainClauses(draft) };
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
