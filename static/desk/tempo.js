/** The session's time against the plan: pure, in session seconds (a rehearsal's faster clock is multiplied in). */
import { position } from "../shared/clock.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").PlanItem} PlanItem */

/** @param {PlanItem[]} items */
const planned = (items) => items.reduce((sum, item) => sum + item.minutes * 60, 0);

/**
 * `total`: seconds planned; `spent`: seconds since the first step; `drift`: seconds behind (negative: ahead) if the
 * rest goes to plan; `ends`: server time at which the session would then end; null before the first step.
 * @param {DeskView} view @param {number} now
 */
export function tempo(view, now) {
  const { plan, step, session } = view;
  const total = planned(plan);
  const speed = session.speed || 1;
  const spent = session.began_at === null ? 0 : Math.max(0, now - session.began_at) * speed;
  if (!step) return { total, spent, drift: 0, ends: null };
  const { left } = stepTime(step, speed, now);
  const rest = planned(plan.filter((item) => item.state !== "skipped" && item.index > step.index));
  return { total, spent, drift: spent + left + rest - total, ends: now + (left + rest) / speed };
}

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
  };
}

/** @param {number} drift seconds */
export function driftWords(drift) {
  const minutes = Math.round(Math.abs(drift) / 60);
  if (minutes < 1) return "on time";
  return drift > 0 ? `${minutes} min behind` : `${minutes} min ahead`;
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
  for (const chapter of found) chapter.seconds = planned(chapter.items.filter((item) => item.state !== "skipped"));
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
