/** Going through free texts one by one: which comes next, what a verdict sends. Cards never change places. Pure. */

/** @typedef {import("./types").Card} Card @typedef {import("./types").Collected} Collected @typedef {import("./types").Seen} Seen */

export const THEME = 60;

/** @param {Card[]} cards */
export function counts(cards) {
  const [show, hold, fold] = ["show", "hold", "fold"].map((word) => cards.filter((card) => card.verdict === word).length);
  return { show, hold, fold, open: cards.length - show - hold - fold };
}

/** Themes in use, in the order of the alphabet. @param {Card[]} cards */
export const themes = (cards) => [...new Set(cards.flatMap((card) => card.theme ?? []))].sort((a, b) => a.localeCompare(b));

/** How many lines the room would see: every shown text, and each theme once. @param {Card[]} cards */
export const lines = (cards) => counts(cards).show + themes(cards).length;

/** The card in hand, or the first without a verdict, or the first. @param {Card[]} cards @param {string | null} key */
export function inHand(cards, key) {
  return (
    cards.find((card) => card.key === key) ?? cards.find((card) => card.verdict === null) ?? cards[0] ?? null
  );
}

/** The key `by` places on, staying inside. @param {Card[]} cards @param {string | null} key @param {number} by */
export function step(cards, key, by) {
  const at = cards.findIndex((card) => card.key === inHand(cards, key)?.key);
  return cards[Math.max(0, Math.min(cards.length - 1, at + by))]?.key ?? null;
}

/** Where to go after a verdict on `key`: the next card without one, from there on and round. @param {Card[]} cards @param {string} key */
export function after(cards, key) {
  const at = cards.findIndex((card) => card.key === key);
  const round = [...cards.slice(at + 1), ...cards.slice(0, at)];
  return round.find((card) => card.verdict === null)?.key ?? key;
}

/** Is there room for this line among those the room sees? @param {Collected} collected @param {Card} card @param {Seen} wanted */
export function fits({ cards, room_for }, card, wanted) {
  if (wanted.verdict !== "show" && wanted.verdict !== "fold") return true;
  const after = cards.map((one) => (one.key === card.key ? judged(one, wanted) : one));
  return lines(after) <= Math.max(room_for, lines(cards));
}

/** @param {Card} card @param {Seen} wanted @returns {Card} */
const judged = (card, { verdict, text }) => ({ ...card, verdict, shortened: verdict === "show" ? text : null, theme: verdict === "fold" ? text : null });

/** What a press means for a card: its verdict, with the shorter text or the theme. @param {Card} card @param {Seen["verdict"]} word @param {string} [text] @returns {Seen} */
export function verdict(card, word, text) {
  const plain = (text ?? (word === "show" ? card.shortened : null) ?? "").replace(/\s+/g, " ").trim();
  if (word === "fold") return { verdict: word, text: plain };
  return { verdict: word, text: word === "show" && plain && plain !== card.text ? plain : null };
}
