/** Gentle remarks about words that may point to somebody. They advise; they never block. Pure. */

/** @typedef {"name" | "digit" | "emoji" | "gender" | "loud"} Hint */

const SIGNS = /** @type {[Hint, RegExp][]} */ ([
  ["name", /[\p{Ll}\d,;:]\s+(?!I\b|I['’])\p{Lu}[\p{Ll}'’-]+/u],
  ["digit", /\p{Nd}/u],
  ["emoji", /\p{Extended_Pictographic}/u],
  ["gender", /\b(?:he|she|him|her|his|hers|himself|herself)\b/iu],
  ["loud", /\b\p{Lu}{3,}\b|[!?]{2,}/u],
]);

/**
 * Which of some watched words a text holds, as they were watched for: whole words, whatever their case and apostrophes.
 * @param {string} text @param {string[]} watched
 */
export function found(text, watched) {
  const said = ` ${plain(text)} `;
  return watched.filter((words) => said.includes(` ${plain(words)} `));
}

/** Letters and digits in single spaces. @param {string} text */
function plain(text) {
  return text.toLowerCase().replaceAll("’", "'").replace(/[^\p{L}\p{N}']+/gu, " ").trim();
}

/** What stands out in a text, at most one of each. @param {string} text @returns {Hint[]} */
export function hints(text) {
  return SIGNS.filter(([, sign]) => sign.test(text)).map(([hint]) => hint);
}
