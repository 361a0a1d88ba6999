/** What a screen reader is told when the screen becomes another one. Pure. */
import { heldWords } from "./held.js";
import { isGathered } from "./place.js";
import { say } from "./say.js";

const HEADINGS = /** @type {Partial<Record<import("./place.js").Place, string>>} */ ({
  reunite: say.together.confirm,
  paused: say.paused.title,
  letBack: say.letBack.title,
  confirm: say.confirm.title,
  ended: say.ended.title,
});

/** @param {import("./place.js").Place} place @param {import("./types").Room | null} room @returns {string} */
export function announcement(place, room) {
  const step = room?.step;
  if (place === "held") return heldWords(room).title;
  if (place !== "step" || !step) return HEADINGS[place] ?? "";
  return isGathered(step) && step.state !== "open" ? say.step[step.state] : say.step.next(step.title);
}
