/** Marks on clauses: what this phone says to the words that stand there now, and whether both said yes to them. */
import { effect } from "@preact/signals";
import { NONE, putMarks } from "../phone/marks.js";
import { ours } from "../phone/phone.js";
import { mark } from "../shared/mark.js";
import { clausesOf, clauseWords, isComplete } from "./document.js";

/** @typedef {import("./opened.js").Opened} Opened @typedef {import("../phone/types").Marks} Marks @typedef {"yes" | "later" | "talk"} Says */

/** @param {Opened} draft @returns {Marks} */
function held({ phone, about }) {
  return { ...NONE, ...phone.keep.marks.value[about.id], max: about.max };
}

/** The code of a yes to the words that stand there now. @param {Opened} draft @param {string} clause */
function yesTo(draft, clause) {
  const keys = ours(draft.phone)?.keys;
  return keys ? mark(keys.marking, draft.about.id, clause, clauseWords(draft.document, clause)) : "";
}

/** Both said yes to these very words. @param {Opened} draft @param {string} clause */
export function isAgreed(draft, clause) {
  const code = draft.together.value && draft.line.value?.agreed.value[clause];
  return !!code && isComplete(draft.document, clause) && code === yesTo(draft, clause);
}

/** What this phone says to the words that stand there now. @param {Opened} draft @param {string} clause @returns {Says | null} */
export function saysTo(draft, clause) {
  const { said, free } = held(draft);
  const one = said[clause];
  if (free || !one) return null;
  return stillStands(draft, clause, one) ? one.says : null;
}

/** @param {Opened} draft @param {string} clause @param {Marks["said"][string]} one */
function stillStands(draft, clause, one) {
  return one.code ? one.code === yesTo(draft, clause) : one.words === clauseWords(draft.document, clause);
}

/** Marks a clause; the same again takes it back. @param {Opened} draft @param {string} clause @param {Says} says */
export function say(draft, clause, says) {
  const { said, free, max } = held(draft);
  const { [clause]: before, ...others } = free ? {} : said;
  const again = before?.says === says && stillStands(draft, clause, before);
  const one = { says, words: clauseWords(draft.document, clause) };
  putMarks(draft.phone, draft.about.id, { max, free: false, said: again ? others : { ...others, [clause]: one } });
}

/** After an edit a mark is gone, here and on the server. Before all words have come, nobody knows. @param {Opened} draft */
export function followMarks(draft) {
  effect(() => {
    draft.document.version.value;
    const line = draft.line.value;
    if (!draft.together.value || !line?.caughtUp.value) return;
    if (draft.phone.keep.marks.peek()[draft.about.id]) drop(draft);
    else takeOver(draft, line.agreed.value);
  });
}

/** @param {Opened} draft */
function drop(draft) {
  const marks = { ...held(draft) };
  const stands = Object.entries(marks.said).filter(([clause, one]) => stillStands(draft, clause, one));
  if (stands.length === Object.keys(marks.said).length) return;
  putMarks(draft.phone, draft.about.id, { ...marks, said: Object.fromEntries(stands) });
}

/** A phone that has taken up a seat goes on saying yes to what is agreed. @param {Opened} draft @param {Record<string, string>} agreed */
function takeOver(draft, agreed) {
  const { phone, about, document } = draft;
  const yes = clausesOf(document).filter((clause) => agreed[clause] && agreed[clause] === yesTo(draft, clause));
  const said = Object.fromEntries(yes.map((clause) => [clause, { says: /** @type {Says} */ ("yes"), words: clauseWords(document, clause) }]));
  phone.keep.marks.value = { ...phone.keep.marks.peek(), [about.id]: { max: about.max, free: false, said } };
}
