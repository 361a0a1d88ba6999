/** What a phone shows while everybody is held: the same on all, but for the group it belongs to. Pure. */
import { say } from "./say.js";

/** @typedef {import("./types").Room} Room @typedef {import("./types").Mine} Mine */

/** Where the room goes in two groups, whoever came alone goes with the first. @param {Room | null} room @param {Mine | null} [mine] */
export function heldWords(room, mine) {
  const held = room?.session.held ?? "quiet";
  const { title, text } = say.held[held];
  const group = held === "split" ? groupOf(mine?.couple) : "";
  return { title, text: held === "split" ? say.held.groups[textFor(mine?.couple)] : text, group };
}

/** @param {Mine["couple"] | undefined} couple */
function groupOf(couple) {
  return couple?.seat && !couple.shared ? couple.seat : couple?.solo ? "A" : "";
}

/** @param {Mine["couple"] | undefined} couple @returns {keyof typeof say.held.groups} */
function textFor(couple) {
  if (!groupOf(couple)) return "open";
  return couple?.solo ? "alone" : "two";
}
