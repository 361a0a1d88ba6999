/**
 * What waits on the phone: acts until they are answered, ballots until they are counted. Pure; outbox.js does the sending.
 *
 * @typedef {import("./types").Act} Act
 * @typedef {import("./types").Ballot} Ballot
 * @typedef {import("./types").Box} Box
 * @typedef {import("../shared/wire.js").Ack} Ack
 */

/** @type {Box} */
export const EMPTY = { acts: [], ballots: {} };

/** One more act; the same thing tapped twice waits only once. @param {Box} box @param {Act} act @returns {Box} */
export function put(box, act) {
  return box.acts.some((other) => isSame(other, act)) ? box : { ...box, acts: [...box.acts, act] };
}

/** @param {Act} a @param {Act} b */
function isSame(a, b) {
  return JSON.stringify({ ...a, id: "" }) === JSON.stringify({ ...b, id: "" });
}

/**
 * Answers, passes or finishes a step. A later turn takes the place of an earlier one, on the server in one stroke.
 * @param {Box} box @param {Omit<Ballot, "turn">} said @param {() => string} newId @returns {Box}
 */
export function answer(box, said, newId) {
  const old = box.ballots[said.run];
  const ballot = { ...said, turn: (old?.turn ?? 0) + 1 };
  const acts = box.acts.filter((act) => !old || act.receipt !== old.receipt);
  return put({ acts, ballots: { ...box.ballots, [said.run]: ballot } }, { id: newId(), act: "answer", ...ballot });
}

/**
 * Sends every uncounted ballot once more, each with its own receipt: after each connect, and when a step closes.
 * @param {Box} box @param {() => string} newId @returns {Box}
 */
export function again(box, newId) {
  return Object.values(box.ballots).reduce((all, ballot) => put(all, { id: newId(), act: "answer", ...ballot }), box);
}

/** Passes and finishes are not counted; after their step they are done with. @param {Box} box @param {number} run @returns {Box} */
export function forgetPasses(box, run) {
  const waiting = Object.entries(box.ballots).filter(([of, ballot]) => Number(of) === run || ballot.answer !== null);
  return waiting.length === Object.keys(box.ballots).length ? box : { ...box, ballots: Object.fromEntries(waiting) };
}

/** Whether to try the same act again in a while. @param {Ack} ack */
export function isPassing(ack) {
  return !ack.ok && (ack.code === "slow_down" || ack.code === "failed");
}

/** The act was answered: it waits no more. @param {Box} box @param {Act} act @param {Ack} ack @returns {Box} */
export function settle(box, act, ack) {
  const acts = box.acts.filter((other) => other.id !== act.id);
  const over = act.act === "answer" && (ack.counted || !ack.ok);
  return { acts, ballots: over ? without(box.ballots, act) : box.ballots };
}

/** @param {Record<string, Ballot>} ballots @param {Act} act */
function without(ballots, act) {
  return Object.fromEntries(Object.entries(ballots).filter(([, ballot]) => ballot.receipt !== act.receipt));
}

const UNSAID = new Set(["progress"]);

/**
 * The sentence a refusal deserves, if any: that a pass or a mark came too late is no news to anybody.
 * @param {Act} act @param {Ack} ack @returns {string | null}
 */
export function sentence(act, ack) {
  if (ack.ok || UNSAID.has(act.act)) return null;
  return act.act === "answer" && act.answer === null ? null : ack.error ?? null;
}
