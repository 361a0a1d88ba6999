/** Which couples can have a step of their own, and which step comes next for them. Pure. */
import { say } from "./say.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Couple} Couple @typedef {import("./types").PlanItem} PlanItem */

/** In the order of their names, whoever is connected or not: a phone that sleeps finds its step when it wakes. @param {Couple[]} board */
export const choosable = (board) => [...board].sort((a, b) => a.name.localeCompare(b.name));

/** "Cedar and Heron". @param {Pick<DeskView, "aside">} view */
export const namesOf = ({ aside }) => say.names(aside?.names ?? []);

/** A step can go to some couples if it asks nothing of the whole room. @param {PlanItem} item */
export const canBeAside = (item) => !item.asks_room;

/** The next step of the same exercise that can go to them alone. @param {DeskView} view @returns {PlanItem | null} */
export function nextFor({ aside, plan }) {
  if (!aside) return null;
  const exercise = plan[aside.index]?.exercise.id;
  const rest = plan.slice(aside.index + 1);
  return rest.find((item) => item.exercise.id === exercise && item.state !== "skipped" && canBeAside(item)) ?? null;
}
