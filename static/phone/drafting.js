/** Brings the part of the phone that drafts: quietly when its exercise begins, never with the page. */
import { effect, signal, untracked } from "@preact/signals";
import { kinds } from "../steps/index.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {typeof import("../drafting/drafting.js")} Part */

/** The part once it is here; `missing`: the last try to fetch it failed. */
export const part = signal(/** @type {Part | null} */ (null));
export const missing = signal(false);

const AGAIN_MS = 3000;

/** @type {Promise<void> | null} */
let fetching = null;

export function fetchDrafting() {
  fetching ??= import("../drafting/drafting.js").then(came, failed);
}

/** @param {Part} found */
function came(found) {
  part.value = found;
  missing.value = false;
}

function failed() {
  missing.value = true;
  setTimeout(() => {
    fetching = null;
    fetchDrafting();
  }, AGAIN_MS);
}

/** Where what is drafted in a step is kept: apart from what another couple, or one of the two alone, has drafted. @param {Pick<Phone, "mine">} phone @param {string} draft @param {boolean} [own] */
export function draftKey({ mine }, draft, own = false) {
  return `${own ? "own" : mine.peek()?.couple?.id ?? "own"}/${draft}`;
}

/** @param {Phone} phone */
export function followDrafting(phone) {
  effect(() => phone.room.value?.step?.exercise.kinds?.forEach((kind) => kinds[kind]?.comesNear?.()));
  effect(() => {
    if (!hasDrafted(phone)) return;
    if (part.value) untracked(() => part.value?.resume(phone));
    else fetchDrafting();
  });
  effect(() => {
    if (phone.mine.value?.couple?.again) phone.keep.marks.value = {};
  });
}

/** What was once begun is followed to the end, since the partner may still change it, and some of it may not have left yet. @param {Phone} phone */
function hasDrafted({ keep, mine }) {
  return !!mine.value?.couple && Object.keys(keep.drafting.value).length > 0;
}
