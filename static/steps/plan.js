/** A plan as it is being written: its gaps, what is offered of it, and what is kept. Pure. */

/** @typedef {import("../phone/types").Draft} Draft @typedef {import("../phone/types").Plan} Plan @typedef {import("../phone/types").Step} Step */

/** The starts of its sentence: the exercise's own, or those of the plan that was taken up. @param {Record<string, any>} body @param {Draft} draft @returns {string[]} */
export function startsOf({ lines }, draft) {
  return draft.starts ?? lines.map((/** @type {{start: string}} */ line) => line.start);
}

/** What the partner gets to read, and what is kept. @param {Record<string, any>} body @param {Draft} draft */
export function planned(body, draft) {
  const lines = startsOf(body, draft).map((start, i) => ({ start, text: (draft.texts?.[i] ?? "").trim() })).filter(({ text }) => text);
  return { lines, review: draft.review || null };
}

/** The same with a day in it, so that one always fits behind the words. @param {Record<string, any>} body @param {Draft} draft */
export function withRoom(body, draft) {
  return planned(body, { ...draft, review: draft.review || "2026-12-24" });
}

/** Whether what was handed over, as it came back, is what stands there now. @param {any} own @param {ReturnType<typeof planned>} now */
export function isSame(own, now) {
  return JSON.stringify([own.lines, own.review ?? null]) === JSON.stringify([now.lines, now.review]);
}

/** What is to be kept of it, if anything. @param {Step} step @param {Draft} draft @param {boolean} offered @returns {Plan | null} */
export function toKeep(step, draft, offered) {
  const { lines, review } = planned(step.body, draft);
  if (!lines.length || !(draft.keep || offered)) return null;
  return { run: step.run, step: step.id, heading: `${step.exercise.title} · ${step.title}`, lines, review, offered, ...(draft.from ? { from: draft.from } : {}) };
}

/** An earlier plan put in the place of the empty sentence; taken again, it goes. @param {Draft} draft @param {Plan} plan @returns {Partial<Draft>} */
export function takeUp(draft, { run, lines, review }) {
  if (draft.from === run) return { from: undefined, starts: undefined, texts: [], review: "" };
  return { from: run, starts: lines.map((line) => line.start), texts: lines.map((line) => line.text), review: review ?? "" };
}
