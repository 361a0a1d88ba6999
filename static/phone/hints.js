/** Gentle remarks about words that may point to somebody. They advise; they never block. Pure. */

/** @typedef {"name" | "digit" | "emoji" | "gender" | "loud"} Hint */

const SIGNS = /** @type {[Hint, RegExp][]} */ ([
  ["name", /[\p{Ll}\d,;:]\s+(?!I\b|I['’])\p{Lu}[\p{Ll}'’-]+/u],
  ["digit", /\p{Nd}/u],
  ["emoji", /\p{Extended_Pictographic}/u],
  ["gender", /\b(?:he|she|him|her|his|hers|himself|herself)\b/iu],
  ["loud", /\b\p{Lu}{3,}\b|[!?]{2,}/u],
]);

/** What stands out in a text, at most one of each. @param {string} text @returns {Hint[]} */
export function hints(text) {
  return SIGNS.filter(([, sign]) => sign.test(text)).map(([hint]) => hint);
}
