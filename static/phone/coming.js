/** What a phone fetches quietly: what comes next, soon all there is, and what it takes to follow a draft to the end. */
import { effect, untracked } from "@preact/signals";
import { kinds } from "../steps/index.js";
import { drafting } from "./drafting.js";
import { around, couple, drawing, reading, remarks, takingHome } from "./parts.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** The rest of an exercise comes when its first step stands there. */
const NEXT_MS = 500;
/** So that a room full of phones does not ask at the same moment. */
const SPREAD_MS = 5000;

/** @param {Phone} phone */
export function lookAhead(phone) {
  effect(() => void kinds[phone.room.value?.step?.kind ?? ""]?.fetch());
  followExercise(phone);
  takeReading(phone);
  onceLive(phone, () => {
    if (!isIn(phone)) for (const part of [around, couple]) part.fetch();
    setTimeout(fetchAll, Math.random() * SPREAD_MS);
  });
}

/** Whoever reads in a way of their own has it from the beginning. @param {Phone} phone */
function takeReading(phone) {
  if (Object.values(phone.keep.reading.peek()).some(Boolean)) reading.fetch();
  effect(() => {
    const part = reading.part.value;
    if (part) untracked(() => part.begin(phone));
  });
}

/** @param {Phone} phone */
function followExercise(phone) {
  let near = "";
  effect(() => {
    const exercise = phone.room.value?.step?.exercise;
    if (!exercise || exercise.id === near) return;
    near = exercise.id;
    const coming = (exercise.kinds ?? []).flatMap((kind) => kinds[kind] ?? []);
    setTimeout(() => coming.forEach((kind) => kind.fetch()), NEXT_MS);
    setTimeout(() => coming.forEach((kind) => kind.fetch().then((came) => came.comesNear?.())), Math.random() * SPREAD_MS);
  });
}

/** @param {Phone} phone @param {() => void} how */
function onceLive({ place }, how) {
  let live = false;
  effect(() => {
    if (live || place.value === "opening") return;
    live = true;
    untracked(how);
  });
}

/** @param {Phone} phone */
function isIn({ mine }) {
  return mine.value?.stage === "paired" || mine.value?.stage === "alone";
}

/** What is needed later then need not come through a network that may be bad: all but what drafts, one after the other. */
async function fetchAll() {
  for (const part of [around, couple, ...Object.values(kinds), reading, remarks, takingHome, drawing]) await part.fetch();
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
