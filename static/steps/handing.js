/** What one hands over in an exchange, from what is written on its page. Pure. */
/** @typedef {import("../phone/types").Line} Line @typedef {import("../phone/types").Draft} Draft @typedef {Record<string, any>} Body */

/**
 * The lines as the partner will read them. Lines of an earlier step take the place of the prompts.
 * @param {Body} body @param {Pick<Draft, "texts" | "taken" | "soft">} draft @param {Line[]} source @returns {{lines: Line[]}}
 */
export function handed(body, draft, source) {
  const written = source.length ? taken(draft, source, body.prompts[0]) : body.prompts.map((/** @type {string} */ prompt, /** @type {number} */ i) => line(prompt, draft.texts?.[i]));
  return { lines: written.filter((/** @type {Line} */ { text }) => text) };
}

/** @param {Pick<Draft, "taken" | "soft">} draft @param {Line[]} source @param {string} prompt */
function taken(draft, source, prompt) {
  return [...source.map((one, i) => line(one.prompt, draft.taken?.[i])), line(prompt, draft.soft)];
}

/** @param {string} prompt @param {string | null | undefined} text @returns {Line} */
function line(prompt, text) {
  return { prompt, text: (text ?? "").trim() };
}

/** The sentences that count as an answer: the exercise's own, then two that say nothing. @param {Body} body @param {string[]} neutral */
export function prepared(body, neutral) {
  return [body.soft_line, ...neutral].map((text) => text.slice(0, body.max));
}

/** The first prompt nothing is written to, or -1. @param {Body} body @param {string[]} [texts] */
export function firstEmpty({ prompts }, texts = []) {
  return prompts.findIndex((/** @type {string} */ _, /** @type {number} */ i) => !texts[i]?.trim());
}

/**
 * Where an exchange stands: on one's own page, waiting, reading, or over without anything.
 * @param {{came: boolean, reads: boolean, noted: boolean}} now   came: both texts are here; reads: the clock has come to reading
 * @returns {"read" | "nothing" | "wait" | "write"}
 */
export function stands({ came, reads, noted }) {
  if (came) return "read";
  if (reads) return "nothing";
  return noted ? "wait" : "write";
}
