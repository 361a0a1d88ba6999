/** What may give way when the session is behind, so that it ends as planned: talk first, then reading, writing never. Pure. */
import { aheadToday, tempo } from "./tempo.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").PlanItem} PlanItem */

/**
 * @typedef {{index: number, title: string, gains: number, from: number, to: number}} Shorter   minutes
 * @typedef {{title: string, gains: number, steps: number[]}} Spared   an exercise that can be left out, with its steps
 * @typedef {{behind: number, shorter: Shorter[], spared: Spared[], still: number}} Proposal   `still`: minutes that remain
 */

/** Less than this many minutes is nothing to act upon. */
const LEAST = 1;

/** Minutes behind, as a whole; 0 when on time or ahead. @param {DeskView} view @param {number} now */
export function behind(view, now) {
  const minutes = Math.round(tempo(view, now).drift / 60);
  return view.session.state === "ended" || minutes < LEAST ? 0 : minutes;
}

/** @param {DeskView} view @param {number} now @param {boolean} [skips] may whole exercises be left out? @returns {Proposal} */
export function propose(view, now, skips = true) {
  const wanted = behind(view, now);
  const rest = aheadToday(view);
  const shorter = shorten(rest, wanted);
  const left = wanted - gained(shorter);
  const spared = skips && left >= LEAST ? spare(view.plan, rest, left) : [];
  const kept = shorter.filter((one) => !spared.some((exercise) => exercise.steps.includes(one.index)));
  return { behind: wanted, shorter: kept, spared, still: Math.max(0, wanted - gained(kept) - gained(spared)) };
}

/** @param {{gains: number}[]} list */
const gained = (list) => list.reduce((sum, one) => sum + one.gains, 0);

/** From talk as much as is needed, from each a fair share; then from reading. @param {PlanItem[]} rest @param {number} wanted @returns {Shorter[]} */
function shorten(rest, wanted) {
  const found = /** @type {Shorter[]} */ ([]);
  for (const order of [1, 2]) {
    const left = wanted - gained(found);
    if (left > 0) found.push(...fairly(rest.filter((item) => item.gives?.order === order), left));
  }
  return found.sort((a, b) => a.index - b.index);
}

/** @param {PlanItem[]} items @param {number} wanted */
function fairly(items, wanted) {
  const able = items.reduce((sum, item) => sum + room(item), 0);
  const share = able ? Math.min(1, wanted / able) : 0;
  let left = wanted;
  const taken = items.map((item) => {
    const gains = Math.min(room(item), left, halves(room(item) * share));
    left -= gains;
    return { index: item.index, title: item.title, gains, from: item.minutes, to: item.minutes - gains };
  });
  return taken.filter((one) => one.gains > 0);
}

/** Minutes a step can still give, in halves. @param {PlanItem} item */
const room = (item) => (item.gives ? Math.max(0, Math.floor(2 * (item.minutes - item.gives.least)) / 2) : 0);

/** @param {number} minutes */
const halves = (minutes) => Math.ceil(2 * minutes) / 2;

/** Whole exercises of talk and reading, the last ones first, as few as will do. @param {PlanItem[]} plan @param {PlanItem[]} rest @param {number} wanted @returns {Spared[]} */
function spare(plan, rest, wanted) {
  const found = /** @type {Spared[]} */ ([]);
  for (const exercise of exercises(plan, rest).reverse()) {
    if (gained(found) < wanted) found.push(exercise);
  }
  return found.reverse();
}

/** Exercises that are wholly ahead and can be done without. @param {PlanItem[]} plan @param {PlanItem[]} rest @returns {Spared[]} */
function exercises(plan, rest) {
  const ids = [...new Set(rest.filter((item) => item.gives?.spare).map((item) => item.exercise.id))];
  const whole = ids.filter((id) => plan.every((item) => item.exercise.id !== id || rest.includes(item)));
  return whole.map((id) => {
    const items = rest.filter((item) => item.exercise.id === id);
    return { title: items[0]?.exercise.title ?? "", gains: items.reduce((sum, item) => sum + item.minutes, 0), steps: items.map((item) => item.index) };
  });
}

/** What has been shortened already and could be set back. @param {DeskView} view @returns {PlanItem[]} */
export const shortened = (view) => aheadToday(view).filter((item) => item.gives && item.minutes < item.gives.planned);

/** Acts that do what is proposed, in order. @param {Proposal} proposal @returns {[string, Record<string, unknown>][]} */
export function acts({ shorter, spared }) {
  return [
    ...shorter.map(({ index, to }) => /** @type {[string, Record<string, unknown>]} */ (["shorten", { step: index, minutes: to }])),
    ...spared.flatMap(({ steps }) => steps.map((step) => /** @type {[string, Record<string, unknown>]} */ (["skip", { step, on: true }]))),
  ];
}
