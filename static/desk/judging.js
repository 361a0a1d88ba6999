/** Free texts judged one by one: what a press sends, and what happens when another desk was faster. */
import { send, tell } from "./desk.js";
import { after, fits, inHand, lines, themes, verdict } from "./moderation.js";
import { waiting } from "./primary.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").Card} Card @typedef {import("./types").Seen} Seen */

/** The free texts that wait to be judged. @param {Desk} desk */
export function moderated(desk) {
  const collected = desk.view.value && waiting(desk.view.value);
  return collected?.cards.length ? collected : null;
}

/** Judge the card in hand and take up the next. @param {Desk} desk @param {Seen["verdict"]} word @param {string} [text] */
export function judge(desk, word, text) {
  const collected = moderated(desk);
  const card = collected && inHand(collected.cards, desk.card.value);
  if (!collected || !card) return;
  const wanted = verdict(card, word, text);
  if (!fits(collected, card, wanted)) return tell(desk, say.cards.full(collected.room_for, lines(collected.cards)));
  desk.writing.value = "";
  desk.card.value = after(collected.cards, card.key);
  desk.judged.push(card.key);
  decide(desk, collected.run, card, wanted);
}

/** Send a verdict with what this desk saw; if another desk was faster, take that card up again. @param {Desk} desk @param {number} run @param {Card} card @param {Seen} wanted */
async function decide(desk, run, card, wanted) {
  const seen = desk.sent.get(card.key) ?? { verdict: card.verdict, text: card.shortened ?? card.theme ?? null };
  desk.sent.set(card.key, wanted);
  const ack = await send(desk, "moderate", { run, key: card.key, ...wanted, seen });
  if (desk.sent.get(card.key) === wanted) desk.sent.delete(card.key);
  if (!ack.ok) desk.card.value = card.key;
}

/** Take back the verdict on the card in hand, or else the last one of this desk. @param {Desk} desk */
export function takeBack(desk) {
  const collected = moderated(desk);
  if (!collected) return;
  const here = inHand(collected.cards, desk.card.value);
  const card = here?.verdict ? here : collected.cards.find((one) => one.key === desk.judged.at(-1));
  if (!card) return;
  desk.judged = desk.judged.filter((key) => key !== card.key);
  desk.writing.value = "";
  desk.card.value = card.key;
  decide(desk, collected.run, card, { verdict: "open", text: null });
}

/** Begin to shorten the card in hand, or to put it under a theme. @param {Desk} desk @param {"shorten" | "fold"} what */
export const write = (desk, what) => (desk.writing.value = moderated(desk) ? what : "");

/** The theme used last by this desk, or else the only one there is. @param {Desk} desk @param {Card[]} cards */
export function lastTheme(desk, cards) {
  const last = [...desk.judged].reverse().map((key) => cards.find((card) => card.key === key)?.theme).find(Boolean);
  return last ?? themes(cards)[0] ?? "";
}
