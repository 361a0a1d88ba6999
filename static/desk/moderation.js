/** Going through free texts one by one: which comes next, what a verdict sends. Cards never change places. */

/** @typedef {import("./types").Card} Card @typedef {import("./types").Collected} Collected */

/** @param {Card[]} cards */
export function counts(cards) {
  const show = cards.filter((card) => card.verdict === "show").length;
  const hold = cards.filter((card) => card.verdict === "hold").length;
  return { show, hold, open: cards.length - show - hold };
}

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

/** May one more be shown? @param {Collected} collected @param {Card} card */
export const hasRoom = (collected, card) => card.verdict === "show" || counts(collected.cards).show < collected.room_for;

/** The fields of a `moderate` act. @param {number} run @param {Card} card @param {"show" | "hold"} verdict @param {string} [text] */
export function verdict(run, card, verdict, text) {
  const shorter = (text ?? card.shortened ?? "").replace(/\s+/g, " ").trim();
  const seen = { verdict: card.verdict, text: card.shortened ?? card.theme ?? null };
  return { run, key: card.key, verdict, text: shorter && shorter !== card.text ? shorter : null, seen };
}
