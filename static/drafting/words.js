/** The words of a clause in the one form that both phones mark. Pure. */

/**
 * @typedef {{id: string, label: string, kind: string, hint?: string | null, max?: number, weeks?: number, starts?: string[]}} Field
 *   one field of a clause, as the step's body tells it
 * @typedef {string | boolean} Value   a text, `A`, `B` or `AB`, a flag, a date like `2026-12-24`; `""` while it is unset
 */

/**
 * @param {readonly Field[]} fields in their order @param {(field: Field) => Value} valueOf
 * @returns {string} JSON without spaces: `[["what","no phones after nine"],["both",true],["until",""]]`
 */
export function wordsOf(fields, valueOf) {
  return JSON.stringify(fields.map((field) => [field.id, settled(valueOf(field))]));
}

/** @param {Value} value @returns {Value} a text as both phones spell it */
export function settled(value) {
  return typeof value === "string" ? value.normalize("NFC").trim() : value;
}
