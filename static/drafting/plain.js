/** A draft's clauses in plain words, for the pages at the end. */
import { sharesPhone } from "../phone/company.js";
import { dayInWords, isDay } from "../shared/day.js";
import { clausesOf, hasWords, isWritten, valueOf } from "./document.js";
import { isAgreed } from "./marking.js";
import { say } from "./say.js";

/**
 * @typedef {import("./opened.js").Opened} Opened @typedef {import("./document.js").Document} Document
 * @typedef {import("./words.js").Field} Field @typedef {import("./words.js").Value} Value
 * @typedef {(value: string) => string} Whose   what `A`, `B` and `AB` are called
 */

/** From the side of whoever holds this phone. @param {Opened} draft @returns {import("../phone/types").Clauses} */
export function plainClauses(draft) {
  const { heading, exercise, title } = draft.about;
  const mine = draft.phone.mine.peek();
  const whose = (/** @type {string} */ value) => sidesFor(mine)[sideOf(value, mine?.couple?.seat)];
  return { heading, exercise, title, own: !draft.forTwo.peek(), clauses: clausesIn(draft.document, (clause) => isAgreed(draft, clause), whose) };
}

/** Those in which something stands. @param {Document} document @param {(clause: string) => boolean} agreed @param {Whose} whose */
export function clausesIn(document, agreed, whose) {
  const there = clausesOf(document).filter((clause) => hasWords(document, clause));
  return there.map((clause) => ({ ...plainClause(document, clause, whose), agreed: agreed(clause) }));
}

/** @param {Document} document @param {string} clause @param {Whose} whose */
function plainClause(document, clause, whose) {
  const held = document.shape.fields.map((field) => ({ field, value: valueOf(document, clause, field) }));
  const set = held.filter(({ value }) => typeof value === "boolean" || value.trim());
  return { fields: set.map(({ field, value }) => /** @type {[string, string]} */ ([field.label, told(field, value, whose)])), until: firstDay(held) };
}

/** @param {{field: Field, value: Value}[]} held */
function firstDay(held) {
  const found = held.find(({ field, value }) => !isWritten(field) && isDay(value));
  return found ? String(found.value) : null;
}

/** @param {Field} field @param {Value} value @param {Whose} whose */
function told(field, value, whose) {
  if (typeof value === "boolean") return value ? say.yes : say.no;
  if (isWritten(field)) return value.trim();
  return isDay(value) ? dayInWords(value) : whose(value);
}

/** What the sides are called: between two phones, on one for two, or by somebody alone. @param {import("../phone/types").Mine | null} mine */
export function sidesFor(mine) {
  if (mine && sharesPhone(mine)) return say.whoseOfTwo;
  return mine?.couple?.solo ? say.whoseAlone : say.whose;
}

/** Whose it is, from this phone's side. @param {string} value `A`, `B` or `AB` @param {string | null | undefined} seat @returns {"me" | "you" | "both"} */
export function sideOf(value, seat) {
  if (value.length > 1) return "both";
  return value === (seat ?? "A") ? "me" : "you";
}
