/** Where two private marks meet in one item: when it is asked for, and which one was seen first. Pure. */

/**
 * @typedef {import("./types").Step} Step @typedef {import("./types").Mine} Mine @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").Met} Met @typedef {import("../shared/clock.js").Position} Position
 */

const PART = "proposal";

/** Whether the clock has come to the part in which the item is shown. @param {Step} step @param {Pick<Position, "part">} at */
export function isProposing(step, at) {
  const begins = step.parts.findIndex((part) => part.name === PART);
  return begins >= 0 && at.part >= begins;
}

/** What this run led to, as it was seen first: a server that begins anew may draw another. @param {Step} step @param {Draft} draft @returns {Met | null} */
export function metIn(step, draft) {
  return draft.met?.run === step.run ? draft.met : null;
}

/** What is to be remembered of a view, if it says something new. @param {Step} step @param {Mine} mine @param {Draft} draft @returns {Met | null} */
export function metAnew(step, { met }, draft) {
  return met && met.run === step.run && !metIn(step, draft) ? met : null;
}

/**
 * What the two agreed on in earlier steps while this phone slept; the same drafts if there is nothing new.
 * @param {import("./types").Drafts} drafts @param {Step} step the one that is on @param {Mine} mine
 */
export function recalled(drafts, { exercise }, { settled = {} }) {
  const missed = Object.entries(settled).filter(([id, met]) => drafts[id]?.met?.run !== met.run);
  const known = (/** @type {string} */ id) => drafts[id] ?? { exercise: exercise.id, heading: exercise.title };
  return missed.length ? { ...drafts, ...Object.fromEntries(missed.map(([id, met]) => [id, { ...known(id), met }])) } : drafts;
}

const AGAIN_AFTER_S = 5;
const MOST = 3;

/** @typedef {{run: number, times: number, last: number}} Asked   how often and when this phone asked for the item of a run */

/** Once more, if it is time and nothing came. @param {number} run @param {Asked | null} asked @param {number} now @returns {Asked | null} */
export function askAgain(run, asked, now) {
  if (asked?.run !== run) return { run, times: 1, last: now };
  const due = asked.times < MOST && now - asked.last >= AGAIN_AFTER_S;
  return due ? { run, times: asked.times + 1, last: now } : null;
}
