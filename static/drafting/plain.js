/** A draft's clauses in plain words, from the reader's side: for the pages at the end. */
import { say } from "../steps/say.js";
import { clausesOf, hasWords, isWritten, valueOf } from "./document.js";
import { isAgreed } from "./marking.js";

/** @typedef {import("./opened.js").Opened} Opened @typedef {import("./words.js").Field} Field @typedef {import("./words.js").Value} Value */

/** @param {Opened} draft @returns {import("../phone/types").Clauses} */
export function plainClauses(draft) {
  const { heading, exercise, title } = draft.about;
  const there = clausesOf(draft.document).filter((clause) => hasWords(draft.document, clause));
  return { heading, exercise, title, own: !draft.forTwo.peek(), clauses: there.map((clause) => plainClause(draft, clause)) };
}

/** @param {Opened} draft @param {string} clause */
function plainClause(draft, clause) {
  const held = draft.about.fields.map((field) => ({ field, value: valueOf(draft.document, clause, field) }));
  const set = held.filter(({ value }) => typeof value === "boolean" || value.trim());
  const fields = set.map(({ field, value }) => /** @type {[string, string]} */ ([field.label, told(draft, field, value)]));
  return { fields, agreed: isAgreed(draft, clause), until: day(held) };
}

/** The first day that is set. @param {{field: Field, value: Value}[]} held */
function day(held) {
  const found = held.find(({ field, value }) => !isWritten(field) && isDay(value));
  return found ? String(found.value) : null;
}

/** @param {Value} value @returns {value is string} */
function isDay(value) {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
}

/** @param {Opened} draft @param {Field} field @param {Value} value */
function told(draft, field, value) {
  if (typeof value === "boolean") return value ? say.draft.yes : say.draft.no;
  if (isWritten(field)) return value.trim();
  return isDay(value) ? dayInWords(value) : say.draft.whose[sideOf(value, draft.phone.mine.peek()?.couple?.seat)];
}

/** Whose it is, from this phone's side. @param {string} value `A`, `B` or `AB` @param {string | null | undefined} seat @returns {"me" | "you" | "both"} */
export function sideOf(value, seat) {
  if (value.length > 1) return "both";
  return value === (seat ?? "A") ? "me" : "you";
}

/** @param {string} value */
export function dayInWords(value) {
  return new Date(`${value}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
