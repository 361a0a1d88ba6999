/** What a screen reader is told when something on the screen becomes another, without moving the focus. Pure. */
import { heldWords } from "./held.js";
import { isGathered } from "./place.js";
import { say } from "./say.js";

/**
 * @typedef {import("./place.js").Place} Place @typedef {import("./types").Room} Room @typedef {import("./types").Mine} Mine
 * @typedef {{screen: string, heading: string, more: string}} Told   which screen it is, what it is headed, and what on it may change
 */

/** @type {Partial<Record<Place, (room: Room | null, mine: Mine | null) => string>>} */
const HEADINGS = {
  started: () => say.started.title,
  confirm: () => say.confirm.title,
  confirmed: () => say.confirm.waiting,
  lobby: (_, mine) => say.lobby.title(mine?.couple?.name ?? ""),
  late: () => say.late.title,
  held: (room) => heldWords(room).title,
  letBack: () => say.letBack.title,
  reunite: () => say.together.confirm,
  paused: () => say.paused.title,
  ended: () => say.ended.title,
  step: (room) => (room?.step ? say.step.next(room.step.title) : ""),
};

/**
 * What stands on the screen; of a covered one only what its neighbours may read.
 * @param {Place} place @param {Room | null} room @param {Mine | null} mine @param {{covered: boolean, over: boolean, says: string}} seen
 *   over: the step's time has run out; says: what its kind adds, "" for nothing
 * @returns {Told}
 */
export function standing(place, room, mine, { covered, over, says }) {
  const step = place === "step" ? room?.step : null;
  if (covered) return { screen: `cover ${room?.step?.run}`, heading: publicLine(room), more: "" };
  if (step && isGathered(step)) return { screen: `${place} ${step.run}`, heading: HEADINGS.step?.(room, mine) ?? "", more: gathered(step) };
  const more = step ? says || (over ? say.time.over : "") : "";
  return { screen: `${place} ${step?.run}`, heading: HEADINGS[place]?.(room, mine) ?? "", more };
}

/** @param {Room | null} room */
export function publicLine(room) {
  return room?.step?.public ?? room?.session.title ?? "";
}

/** What is said of a question to the room that takes no more answers. @param {import("./types").Step} step @returns {string} "" while it is open */
export function gathered(step) {
  if (step.state === "open") return "";
  return step.body.audience === "desk" ? say.step.closedDesk : say.step[step.state];
}

/**
 * What is new, once; "" for nothing.
 * @param {Told | null} before @param {Told} now @param {boolean} isRead whether the focus went to the heading, so that it is read anyway
 */
export function news(before, now, isRead) {
  const isNew = before?.screen !== now.screen;
  const more = isNew || before.more !== now.more ? now.more : "";
  const isUnheard = isNew ? !isRead : before.heading !== now.heading;
  return inOneBreath(isUnheard ? now.heading : "", more);
}

/** Sentences one after the other, whether or not they end as one. @param {string[]} sentences */
export function inOneBreath(...sentences) {
  return sentences.filter(Boolean).map((one, i, all) => (i === all.length - 1 || /[.?!…]$/.test(one) ? one : `${one}.`)).join(" ");
}
