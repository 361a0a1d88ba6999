/**
 * What waits on the phone: acts until they are answered, ballots until they are counted. Pure; outbox.js does the sending.
 *
 * @typedef {import("./types").Act} Act
 * @typedef {import("./types").Ballot} Ballot
 * @typedef {import("./types").Box} Box
 * @typedef {import("../shared/wire.js").Ack} Ack
 */

import { say } from "./say.js";

/** @type {Box} */
export const EMPTY = { acts: [], ballots: {} };

/** One more act; the same thing tapped twice in a row waits only once. @param {Box} box @param {Act} act @returns {Box} */
export function put(box, act) {
  const before = box.acts.at(-1);
  return before && isSame(before, act) ? box : { ...box, acts: [...box.acts, act] };
}

/** Behind all others, so that they need not wait for it. @param {Box} box @param {Act} act @returns {Box} */
export function last(box, act) {
  const others = box.acts.filter((other) => other.id !== act.id);
  return others.length === box.acts.length ? box : { ...box, acts: [...others, act] };
}

/** @param {Act} a @param {Act} b */
function isSame(a, b) {
  return JSON.stringify({ ...a, id: "" }) === JSON.stringify({ ...b, id: "" });
}

/**
 * Answers, passes or finishes a step. A later turn takes the place of an earlier one, on the server in one stroke.
 * @param {Box} box @param {Pick<Ballot, "run" | "receipt" | "answer" | "size">} said
 * @param {number} since seconds, from the beginning of the step @param {() => string} newId @returns {Box}
 */
export function answer(box, said, since, newId) {
  const old = box.ballots[said.run];
  const ballot = { ...said, turn: nextTurn(old?.turn ?? box.turns?.[said.run] ?? 0, since), stands: stands(old), heard: false };
  const acts = box.acts.filter((act) => !old || act.receipt !== old.receipt);
  return put({ ...box, acts, ballots: { ...box.ballots, [said.run]: ballot } }, asAct(ballot, newId));
}

const MOST_TURNS = 10_000;

/** Never below one of before, also on a phone that no longer knows them: turns grow with the time. @param {number} old @param {number} since */
function nextTurn(old, since) {
  return Math.min(MOST_TURNS, Math.max(old + 1, Math.floor(since) + 1));
}

/** Whether the server is known to hold an answer that is more than a pass. @param {Ballot | undefined} old */
function stands(old) {
  return old?.heard ? old.answer !== null : !!old?.stands;
}

/** Of a ballot the server learns only this. @param {Ballot} ballot @param {() => string} newId @returns {Act} */
function asAct({ run, receipt, turn, answer }, newId) {
  return { id: newId(), act: "answer", run, receipt, turn, answer };
}

/**
 * Sends every uncounted ballot once more, each with its own receipt: after each connect, and when a step closes.
 * @param {Box} box @param {() => string} newId @returns {Box}
 */
export function again(box, newId) {
  const waiting = new Set(box.acts.map((act) => act.receipt));
  const idle = Object.values(box.ballots).filter((ballot) => !waiting.has(ballot.receipt));
  return { ...box, acts: [...box.acts, ...idle.map((ballot) => asAct(ballot, newId))] };
}

/** Whether to try the same act again in a while. @param {Ack} ack */
export function isPassing(ack) {
  return !ack.ok && (ack.code === "slow_down" || ack.code === "failed");
}

/**
 * The act was answered: it waits no more. A pass stays until it is counted, just as an answer does.
 * @param {Box} box @param {Act} act @param {Ack} ack @returns {Box}
 */
export function settle(box, act, ack) {
  const acts = box.acts.filter((other) => other.id !== act.id);
  if (act.act !== "answer") return { ...box, acts };
  const ballots = Object.values(box.ballots).flatMap((ballot) => (ballot.receipt === act.receipt ? afterwards(ballot, ack) : ballot));
  const turns = ack.counted ? { turns: { ...box.turns, [String(act.run)]: Number(act.turn) } } : {};
  return { ...box, ...turns, acts, ballots: Object.fromEntries(ballots.map((ballot) => [ballot.run, ballot])) };
}

/** @param {Ballot} ballot @param {Ack} ack @returns {Ballot[]} */
function afterwards(ballot, ack) {
  return ack.counted || !ack.ok ? [] : [{ ...ballot, heard: true }];
}

/** What an answer is padded to, also when its step is over: what its step asked for. @param {Box} box @param {Act} act */
export function sizeOf(box, act) {
  return Object.values(box.ballots).find((ballot) => ballot.receipt === act.receipt)?.size;
}

const UNSAID = new Set(["progress", "draw"]);

/**
 * The sentence an answer deserves, if any: that a mark or a pass came too late is no news to anybody, unless the pass
 * was to take something back.
 * @param {Box} box as it was before @param {Act} act @param {Ack} ack @returns {string | null}
 */
export function sentence(box, act, ack) {
  if (act.act === "answer" && act.answer === null) return isTooLate(box, act, ack) ? say.tooLate : null;
  return ack.ok || UNSAID.has(act.act) ? null : ack.error ?? null;
}

/** @param {Box} box @param {Act} act @param {Ack} ack */
function isTooLate(box, act, ack) {
  const ballot = Object.values(box.ballots).find((one) => one.receipt === act.receipt);
  return !!ballot?.stands && !ballot.heard && (!!ack.counted || ack.code === "closed");
}
