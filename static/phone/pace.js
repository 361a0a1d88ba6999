/** How much time is left, in words that do not hurry anybody. Pure. */
import { position } from "../shared/clock.js";
import { say } from "./say.js";

/** @param {import("./types").Step} step @param {number} speed @param {number} now */
export function standing(step, speed, now) {
  return position(step.parts, step.started_at, step.pauses, step.extensions, speed, now);
}

/** @param {import("./types").Step} step */
export function isPaused({ pauses }) {
  return pauses.some(([, to]) => to === null);
}

/** @param {{left: number, over: boolean}} at */
export function inWords({ left, over }) {
  if (over) return say.time.over;
  const minutes = Math.round(left / 60);
  return minutes < 1 ? say.time.less : say.time.minutes(minutes);
}

/** @param {{left: number, of: number}} at */
export function share({ left, of }) {
  return of > 0 ? left / of : 0;
}

/** Nothing tells the time to whoever wants none, but where one clock goes for several: in parts, and in what the room is asked. @param {Pick<import("./keep.js").Keep, "reading">} keep @param {import("./types").Step} step */
export function tellsTime({ reading }, step) {
  return !reading.value.unhurried || step.parts.length > 1 || step.circle === "room";
}
