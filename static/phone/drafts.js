/**
 * What is half written, half chosen or finished in each step, and what becomes of it when the exercise ends. Pure.
 *
 * @typedef {import("./types").Draft} Draft
 * @typedef {import("./types").Drafts} Drafts
 * @typedef {import("./types").Note} Note
 * @typedef {import("./types").Step} Step
 */

/** @param {Drafts} drafts @param {Step} step @returns {Draft} */
export function draftOf(drafts, step) {
  const anew = { exercise: step.exercise.id, heading: `${step.exercise.title} · ${step.title}` };
  return { ...anew, ...drafts[step.run], ...drafts[step.id] };
}

/** Private words belong to the step, also when it is run again; all else belongs to the one run. */
const PRIVATE = /** @type {Set<string>} */ (
  new Set(["texts", "prompts", "keep", "taken", "soft", "levels", "chose", "met", "starts", "review", "from", "allowed"])
);

/** What is private in an earlier step of the exercise that runs; another step may build on it. @param {Drafts} drafts @param {string | null} id @returns {Partial<Draft>} */
export function earlier(drafts, id) {
  return (id && drafts[id]) || {};
}

/** The lines somebody wrote in an earlier step. @param {Partial<Draft>} draft */
export function linesIn({ prompts = [], texts = [] }) {
  return prompts.map((prompt, i) => ({ prompt, text: (texts[i] ?? "").trim() })).filter((line) => line.text);
}

/** @param {Drafts} drafts @param {Step} step @param {Partial<Draft>} change @returns {Drafts} */
export function edit(drafts, step, change) {
  const all = Object.entries({ ...draftOf(drafts, step), ...change });
  const part = (/** @type {boolean} */ own) => /** @type {Draft} */ (Object.fromEntries(all.filter(([key]) => own === PRIVATE.has(key) || isLabel(key))));
  return { ...drafts, [step.run]: part(false), [step.id]: part(true) };
}

/** @param {string} key */
function isLabel(key) {
  return key === "exercise" || key === "heading";
}

/**
 * Away with everything of exercises that are over; what their author keeps becomes a note.
 * @param {{drafts: Drafts, notes: Note[]}} kept
 * @param {string[]} exercises those that run now
 * @returns {{drafts: Drafts, notes: Note[]}}
 */
export function endExercises({ drafts, notes }, exercises) {
  const over = Object.values(drafts).filter((draft) => !exercises.includes(draft.exercise));
  const going = Object.entries(drafts).filter(([, draft]) => exercises.includes(draft.exercise));
  return { drafts: Object.fromEntries(going), notes: [...notes, ...over.flatMap(noteOf)] };
}

/** All that somebody keeps, also from steps that are not over yet. @param {{drafts: Drafts, notes: Note[]}} kept */
export function allNotes(kept) {
  return endExercises(kept, []).notes;
}

/** @param {Draft} draft @returns {Note[]} none, unless it is kept and says something */
function noteOf(draft) {
  const lines = linesIn(draft);
  return draft.keep && lines.length ? [{ heading: draft.heading, lines }] : [];
}
