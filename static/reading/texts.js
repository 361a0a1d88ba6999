/** What of a screen is read aloud: what the page says, and only when that is asked for what people have written. */

/** What people have written is marked as nothing to translate, and what a partner handed over comes whole; the four words are a key and no text. */
const WRITTEN = ".handed h2, .handed p, [translate=no], textarea";
const KEY = ".four-words";
const SILENT = `${WRITTEN}, [aria-hidden=true], [hidden], .unseen, svg, input, select`;
const BLOCK = "p, li, h1, h2, h3, dt, dd, legend, label, button, summary, div, section, small";
/** A long text is read sentence by sentence: so a pause goes on near where it was, and no browser stops half way. */
const SENTENCES = /[^.!?…]+[.!?…]+["”’»)]*\s*|[^.!?…]+$/g;
const LONG = 160;

/** @typedef {import("./voice.js").Line} Line */

/** What the page says, in the order in which it stands. @param {Element} screen @returns {Line[]} */
export function said(screen) {
  const found = /** @type {Map<Element, string>} */ (new Map());
  const language = document.documentElement.lang;
  for (const node of textsIn(screen)) {
    const parent = node.parentElement;
    if (!parent || parent.closest(SILENT) || parent.closest("[lang]")?.getAttribute("lang") !== language || !parent.getClientRects().length) continue;
    const block = parent.closest(BLOCK) ?? parent;
    found.set(block, `${found.get(block) ?? ""} ${node.data}`);
  }
  return [...found].flatMap(([from, text]) => inSentences(text, from));
}

/** @param {Element} screen */
function* textsIn(screen) {
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield /** @type {Text} */ (walker.currentNode);
}

/** What somebody has written, on this phone or the partner's. @param {Element} screen @returns {Line[]} */
export function written(screen) {
  const all = [...screen.querySelectorAll(WRITTEN)].filter((one) => !one.closest(KEY) && one.getClientRects().length);
  return all.flatMap((from) => inSentences(from instanceof HTMLTextAreaElement ? from.value : from.textContent ?? "", from));
}

/** @param {string} text @param {Element} from */
function inSentences(text, from) {
  const whole = text.replace(/\s+/g, " ").replace(/ °/g, "").trim();
  const parts = whole.length > LONG ? whole.match(SENTENCES) ?? [] : [whole];
  return parts.filter((part) => /[\p{L}\p{N}]/u.test(part)).map((part) => ({ text: part.trim(), from }));
}
