/** What a phone fetches quietly: what the exercise that begins will need, and what it takes to follow a draft to the end. */
import { effect, untracked } from "@preact/signals";
import { kinds } from "../steps/index.js";
import { drafting } from "./drafting.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** So that a room full of phones does not ask at the same moment. */
const SPREAD_MS = 6000;

/** @param {Phone} phone */
export function lookAhead(phone) {
  let near = "";
  effect(() => {
    const exercise = phone.room.value?.step?.exercise;
    if (!exercise || exercise.id === near) return;
    near = exercise.id;
    setTimeout(() => exercise.kinds?.forEach((kind) => kinds[kind]?.comesNear?.()), Math.random() * SPREAD_MS);
  });
}

/** @param {Phone} phone */
export function followDrafts(phone) {
  effect(() => {
    if (!hasDrafted(phone)) return;
    const part = drafting.part.value;
    if (part) untracked(() => part.resume(phone));
    else drafting.fetch();
  });
  effect(() => {
    if (phone.mine.value?.couple?.again) phone.keep.marks.value = {};
  });
}

/** What was once begun is followed to the end, since the partner may still change it, and some of it may not have left yet. @param {Phone} phone */
function hasDrafted({ keep, mine }) {
  return !!mine.value?.couple && Object.keys(keep.drafting.value).length > 0;
}
