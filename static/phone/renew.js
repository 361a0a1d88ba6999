/** A newer version of this page is loaded between two steps, when nothing is being written and nothing is unsent; else it is offered. */
import { effect, signal, untracked } from "@preact/signals";
import { due, load } from "../shared/newer.js";
import { onArrival } from "./arrival.js";
import { draft } from "./keep.js";
import { isPrivate } from "./place.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** So that a room full of phones does not ask at the same moment. */
const SPREAD_MS = 5000;
const BETWEEN = new Set(["lobby", "held", "late"]);

/** Whether the newer version is offered. */
export const offered = signal(false);

/** @param {Phone} phone */
export function renew(phone) {
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => goOrOffer(phone), Math.random() * SPREAD_MS);
  };
  onArrival(phone, soon);
  effect(() => {
    if (phone.wire.newer.value && BETWEEN.has(phone.place.peek())) untracked(soon);
  });
}

/** @param {Phone} phone */
function goOrOffer(phone) {
  const newer = due(phone.wire.newer);
  if (!newer || !phone.keep.shelf.lasts.peek() || !isBetween(phone)) return;
  offered.value = !mayGo(phone);
  if (!offered.value) load(newer, () => mayGo(phone));
}

/** In the room, and not on the way of two phones to each other. @param {Phone} phone */
const isBetween = ({ place }) => place.peek() === "step" || BETWEEN.has(place.peek());

/** What somebody asked for: what is kept comes back, whatever was on the way. @param {Phone} phone */
export function renewNow(phone) {
  offered.value = false;
  const newer = due(phone.wire.newer);
  if (newer) load(newer);
}

/** Whether nobody would lose anything by it, not even the place where they are. @param {Phone} phone */
export function mayGo(phone) {
  const inSight = !phone.covered.peek() && !phone.side.peek() && !document.hidden;
  const idle = phone.wire.online.peek() && !phone.working.peek() && !phone.keep.box.peek().acts.length;
  return inSight && idle && (BETWEEN.has(phone.place.peek()) || isAtTheBeginning(phone)) && !writes();
}

/** In a step in which nothing is written yet. @param {Phone} phone */
function isAtTheBeginning({ place, keep, room }) {
  const step = room.peek()?.step;
  return place.peek() === "step" && !!step && !isPrivate(draft(keep, step));
}

/** Whether somebody is in a field. */
function writes() {
  return !!document.activeElement?.matches("input, textarea, [contenteditable]");
}
