/** Whether a text holds words that are worth a second look. Pure. */

/** @param {string} text */
export function wordsOf(text) {
  return plain(text).split(" ");
}

/**
 * Which of some watched words a text holds, as they were watched for: whole words, whatever their case, accents and apostrophes.
 * @param {string} text @param {string[]} watched
 */
export function found(text, watched) {
  const said = ` ${unaccented(text)} `;
  const first = new Map([...watched].reverse().map((words) => [unaccented(words), words]));
  return watched.filter((words) => first.get(unaccented(words)) === words && said.includes(` ${unaccented(words)} `));
}

/** Without their accent these are other words: yes and if, he and the, you and your. */
const OTHERWISE = new Set("sí él tú mí sé té dé más aún qué cómo cuándo dónde quién".split(" "));
/** Of what stands above a letter; ñ is a letter of its own. */
const ACCENTS = /[\u0300\u0301\u0308]/g;

/** @param {string} text */
function unaccented(text) {
  return wordsOf(text).map((word) => (OTHERWISE.has(word) ? word : word.normalize("NFD").replace(ACCENTS, "").normalize("NFC"))).join(" ");
}

/** Letters and digits in single spaces. @param {string} text */
function plain(text) {
  return text.normalize("NFC").toLowerCase().replaceAll("’", "'").replace(/[^\p{L}\p{N}']+/gu, " ").trim();
}
