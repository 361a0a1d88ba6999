/** What phones show now, as a few lines: read off the room view without knowing any kind of step. */
import { say as phone } from "../phone/say.js";
import { say } from "./say.js";

/** @typedef {import("./types").RoomView} RoomView @typedef {{over: string, title: string, blocks: (string | string[])[], foot: string, wrap?: string}} Picture */

const ASIDE = ["solo", "keep", "public", "source_title"];

/** @param {RoomView} room @returns {Picture} */
export function phonePicture(room) {
  const { session, step } = room;
  if (session.state === "ended") return { over: session.title, title: say.pictures.ended, blocks: [], foot: "" };
  if (session.state === "held") return { over: "", title: phone.held[session.held ?? "quiet"].title, blocks: [], foot: "" };
  if (!step) return { over: session.title, title: say.pictures.welcome, blocks: [say.pictures.pairing], foot: "" };
  return { over: step.exercise.title, title: step.title, blocks: blocks(step.body), foot: say.pictures.signs[step.circle], wrap: session.wrap ? phone.line.wrap : "" };
}

/** Texts as paragraphs, lists of texts as lists, in the order in which the step carries them. @param {Record<string, unknown>} body */
function blocks(body) {
  const told = Object.entries(body).filter(([name]) => !ASIDE.includes(name));
  return told.flatMap(([, value]) => block(value));
}

/** @param {unknown} value @returns {(string | string[])[]} */
function block(value) {
  if (typeof value === "string") return value.trim().split(/\n\s*\n/).filter(Boolean);
  if (!Array.isArray(value) || !value.length) return [];
  const lines = value.map((item) => (typeof item === "string" ? item : item?.title)).filter((line) => typeof line === "string");
  return lines.length ? [lines] : [];
}
