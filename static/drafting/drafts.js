/** All drafts that are open on this phone. */
import { draftKey } from "../phone/drafting.js";
import { keepUp } from "./keeping.js";
import { followMarks } from "./marking.js";
import { connect, openHere } from "./opened.js";


/** @typedef {import("./opened.js").Opened} Opened @typedef {import("./opened.js").Phone} Phone @typedef {import("./opened.js").About} About */

/** @type {Map<string, Opened>} */
const drafts = new Map();

/**
 * The same one each time, for as long as the couple is the same and nothing was wiped.
 * @param {Phone} phone @param {About} about @param {boolean} [own] for oneself, beside what two have written
 */
export function openDraft(phone, about, own = false) {
  const key = draftKey(phone, about.id, own);
  const held = drafts.get(key);
  if (held && !held.gone.peek()) return held;
  const draft = openHere(phone, about, own);
  drafts.set(key, draft);
  connect(draft);
  keepUp(draft);
  followMarks(draft);
  return draft;
}

/** What the two have begun is opened again, without showing it. @param {Phone} phone */
export function resume(phone) {
  for (const [key, { about }] of Object.entries(phone.keep.drafting.peek())) {
    if (key === draftKey(phone, about.id)) openDraft(phone, about);
  }
}
