/** The shared document of one draft: a root text for each field that is written, one root map for what is chosen. */
import { signal } from "@preact/signals";
import { Doc } from "yjs";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("./words.js").Field} Field @typedef {import("./words.js").Value} Value
 * @typedef {{fields: Field[], max: number}} Shape
 * @typedef {{doc: Doc, shape: Shape, version: import("@preact/signals").Signal<number>}} Document
 *   version: rises with every change, whoever made it; whatever reads a value is told of the next
 */

/** Root types need no creation, so two phones that begin at once lose nothing. @param {Shape} shape @returns {Document} */
export function openDocument(shape) {
  const doc = new Doc();
  const document = { doc, shape, version: signal(0) };
  for (const clause of clausesOf(document)) for (const field of shape.fields) if (isWritten(field)) textOf(document, clause, field);
  doc.getMap("choices");
  doc.on("update", () => (document.version.value = document.version.peek() + 1));
  return document;
}

/** @param {Document} document @returns {string[]} `1`, `2`, … */
export function clausesOf({ shape }) {
  return Array.from({ length: shape.max }, (_, i) => String(i + 1));
}

const WRITTEN = new Set(["text"]);

/** Whether a field is written, and not chosen. @param {Field} field */
export function isWritten(field) {
  return WRITTEN.has(field.kind);
}

/** @param {Document} document @param {string} clause @param {Field} field */
export function textOf({ doc }, clause, field) {
  return doc.getText(`${clause}/${field.id}`);
}

/** @param {Document} document */
function choicesOf({ doc }) {
  return /** @type {import("yjs").Map<unknown>} */ (doc.getMap("choices"));
}

/** @param {Document} document @param {string} clause @param {Field} field @returns {Value} */
export function valueOf(document, clause, field) {
  document.version.value;
  if (isWritten(field)) return textOf(document, clause, field).toString();
  const chosen = choicesOf(document).get(`${clause}/${field.id}`);
  return typeof chosen === "string" || typeof chosen === "boolean" ? chosen : "";
}

/** @param {Document} document @param {string} clause @param {Field} field @param {Value} value `""` unsets it */
export function choose(document, clause, field, value) {
  const choices = choicesOf(document);
  if (value === "") choices.delete(`${clause}/${field.id}`);
  else choices.set(`${clause}/${field.id}`, value);
}

/** Puts a text where nothing stands yet; never over what somebody wrote. @param {Document} document @param {string} clause @param {Field} field @param {string} text */
export function fill(document, clause, field, text) {
  const held = textOf(document, clause, field);
  if (!held.toString().trim()) held.doc?.transact(() => replace(held, text));
}

/** @param {import("yjs").Text} held @param {string} text */
function replace(held, text) {
  held.delete(0, held.length);
  held.insert(0, text);
}

/** @param {Document} document @param {string} clause @returns {Value[]} in the order of the fields */
export function valuesOf(document, clause) {
  return document.shape.fields.map((field) => valueOf(document, clause, field));
}

/** @param {Document} document @param {string} clause */
export function clauseWords(document, clause) {
  return wordsOf(document.shape.fields, (field) => valueOf(document, clause, field));
}

/** Whether anything is written or chosen. @param {Document} document @param {string} clause */
export function hasWords(document, clause) {
  return valuesOf(document, clause).some((value) => typeof value === "boolean" || value.trim() !== "");
}

/** Whether it says what it is about, which its first field does. @param {Document} document @param {string} clause */
export function isComplete(document, clause) {
  return !!String(valuesOf(document, clause)[0] ?? "").trim();
}

/** @param {Document} document @param {string} clause @returns {Value[]} what stood there, to bring it back */
export function empty(document, clause) {
  const stood = valuesOf(document, clause);
  document.doc.transact(() => document.shape.fields.forEach((field) => clear(document, clause, field)));
  return stood;
}

/** @param {Document} document @param {string} clause @param {Field} field */
function clear(document, clause, field) {
  if (!isWritten(field)) return choose(document, clause, field, "");
  const held = textOf(document, clause, field);
  held.delete(0, held.length);
}

/** Brings back what was emptied, except where somebody has written or chosen anew. @param {Document} document @param {string} clause @param {Value[]} stood */
export function refill(document, clause, stood) {
  document.doc.transact(() =>
    document.shape.fields.forEach((field, i) => {
      const value = stood[i] ?? "";
      if (value === "" || valueOf(document, clause, field) !== "") return;
      if (isWritten(field)) fill(document, clause, field, String(value));
      else choose(document, clause, field, value);
    }),
  );
}
