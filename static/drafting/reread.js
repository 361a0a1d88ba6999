/** A draft at the end, put together anew from what the server holds: also on a phone that has kept nothing of it. Pure. */
import { applyUpdate } from "yjs";
import { mark } from "../shared/mark.js";
import { openBytes } from "../shared/seal.js";
import { clauseWords, openDocument } from "./document.js";
import { clausesIn } from "./plain.js";
import { say } from "./say.js";

/**
 * @typedef {import("../phone/types").About} About @typedef {import("../phone/types").Clauses} Clauses @typedef {import("../phone/types").Seat} Seat
 * @typedef {{updates: [n: number, seat: string, blob: string][], agreed: Record<string, string>}} Held   as `draft` answers
 */

/**
 * @param {import("../shared/seal.js").Keys} keys @param {string} session @param {About} about @param {Held} held
 * @param {Record<Seat, string>} names @returns {Clauses} the same on both phones
 */
export function reread(keys, session, about, { updates, agreed }, names) {
  const document = openDocument(about);
  for (const [, seat, blob] of updates) {
    const update = openBytes(keys.sealing, { session, couple: keys.couple, slot: `draft:${about.id}`, seat }, blob);
    if (update) add(document, update);
  }
  const isAgreed = (/** @type {string} */ clause) => !!agreed[clause] && agreed[clause] === mark(keys.marking, about.id, clause, clauseWords(document, clause));
  return { heading: about.heading, exercise: about.exercise, title: about.title, own: false, clauses: clausesIn(document, isAgreed, (value) => called(value, names)) };
}

/** Whether it was an update: what is sealed well and still none harms nothing, and the rest is read all the same. @param {import("./document.js").Document} document @param {Uint8Array} update */
function add({ doc }, update) {
  try {
    applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

/** By name, since the page says the same to both. @param {string} value @param {Record<Seat, string>} names */
function called(value, names) {
  return value === "A" || value === "B" ? names[value] : say.whose.both;
}
