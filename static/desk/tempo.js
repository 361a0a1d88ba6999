/** The session's time against the plan: pure, in session seconds (a rehearsal's faster clock is multiplied in). */
import { overBy, position } from "../shared/clock.js";
import { say } from "./say.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").PlanItem} PlanItem */

/** @param {PlanItem[]} items */
const lasting = (items) => items.reduce((sum, item) => sum + item.minutes * 60, 0);

/**
 * Of the day that is on, `total`: seconds planned; `spent`: seconds since its first step; `drift`: seconds behind (negative:
 * ahead) if the rest goes as it stands; `ends`: server time at which it would then end; null before the first step.
 * @param {DeskView} view @param {number} now
 */
export function tempo(view, now) {
  const { step, session } = view;
  const { plan, began_at, total } = today(view);
  const speed = session.speed || 1;
  const spent = began_at === null ? 0 : Math.max(0, now - began_at) * speed;
  if (!step) return { total, spent, drift: 0, ends: null };
  const { left } = stepTime(step, speed, now);
  const rest = lasting(ahead(plan, step.index));
  return { total, spent, drift: spent + left + rest - total, ends: now + (left + rest) / speed };
}

/** What belongs to the day that is on; all of it in a plan of one day. @param {DeskView} view */
function today({ plan, session }) {
  const { day } = session;
  if (!day) return { plan, began_at: session.began_at, total: plan.reduce((sum, item) => sum + wanted(item) * 60, 0) };
  return { plan: plan.slice(day.first, day.last + 1), began_at: day.began_at, total: day.minutes * 60 };
}

/** The minutes the plan began with. @param {PlanItem} item */
const wanted = (item) => item.gives?.planned ?? item.minutes;

/** Steps of the day that still come. @param {PlanItem[]} plan @param {number} index */
const ahead = (plan, index) => plan.filter((item) => item.state !== "skipped" && item.index > index);

/** @param {DeskView} view */
export const aheadToday = (view) => ahead(today(view).plan, view.step?.index ?? -1);

/**
 * Where the step stands: seconds left and in all, share of the part that is left (1…0), seconds over time, the part that runs.
 * @param {import("./types").Clocked} step @param {number} speed @param {number} now
 */
export function stepTime(step, speed, now) {
  const at = position(step.parts, step.started_at, step.pauses, step.extensions, speed, now);
  return {
    left: at.total_left,
    partLeft: at.left,
    part: step.parts[at.part] ?? null,
    share: at.of ? at.left / at.of : 0,
    parts: step.parts.length,
    over: at.over,
    overBy: overBy(step, speed, now),
    length: step.parts.reduce((sum, part) => sum + part.seconds, 0),
  };
}

/** @param {number} drift seconds */
export function driftWords(drift) {
  const minutes = Math.round(Math.abs(drift) / 60);
  if (minutes < 1) return say.header.onTime;
  return drift > 0 ? say.header.behind(minutes) : say.header.ahead(minutes);
}

/** The plan by exercises, for the strip: consecutive steps of one exercise together. @param {PlanItem[]} plan */
export function chapters(plan) {
  /** @type {{title: string, items: PlanItem[], seconds: number}[]} */
  const found = [];
  for (const item of plan) {
    const last = found[found.length - 1];
    if (last && last.items[0]?.exercise.id === item.exercise.id) last.items.push(item);
    else found.push({ title: item.exercise.title, items: [item], seconds: 0 });
  }
  for (const chapter of found) chapter.seconds = lasting(chapter.items.filter((item) => item.state !== "skipped"));
  return found;
}

/** 75 → "1:15". @param {number} seconds */
export function minutesAndSeconds(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** 1.5 → "1½", 6 → "6", 1.25 → "1:15". @param {number} minutes */
export function planMinutes(minutes) {
  if (Number.isInteger(minutes)) return String(minutes);
  if (minutes % 1 === 0.5) return `${Math.floor(minutes) || ""}½`;
  return minutesAndSeconds(minutes * 60);
}
