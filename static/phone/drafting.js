/** The part of the phone that drafts, and where it keeps what is drafted. */
import { later } from "./later.js";

export const drafting = later(() => import("../drafting/drafting.js"));

/** Where what is drafted in a step is kept: apart from what another couple, or one of the two alone, has drafted. @param {Pick<import("./phone.js").Phone, "mine">} phone @param {string} draft @param {boolean} [own] */
export function draftKey({ mine }, draft, own = false) {
  return `${own ? "own" : mine.peek()?.couple?.id ?? "own"}/${draft}`;
}
