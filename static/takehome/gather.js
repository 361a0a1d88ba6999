/**
 * What goes on the two pages a person takes home: one that both partners hold alike, and one of their own. Pure.
 *
 * @typedef {"A" | "B"} Seat
 * @typedef {{label: string, text: string}} Line
 * @typedef {{heading: string, title: string, lines: Line[], date?: string | null}} Section
 * @typedef {{shared: Section[] | null, mine: Section[], forTwo: boolean, dates: string[]}} Pages
 *   shared: null where there is no couple; forTwo: two with one phone hold the other page together
 * @typedef {{lines?: {prompt?: string, start?: string, text: string}[], review?: string | null, allowed?: {run: number, line: number}[]}} Said
 * @typedef {{id: string, title: string, exercise: string}} Run
 * @typedef {import("../phone/types").Clauses} Clauses   own: written by somebody alone
 * @typedef {{heading: string, lines: {start: string, text: string}[], review: string | null, offered?: boolean}} Plan
 * @typedef {{opened: Record<string, Partial<Record<Seat, Said | null>>>, runs: Record<string, Run>, names: Record<Seat, string>, together: boolean, forTwo?: boolean,
 *   clauses: Clauses[], notes: import("../phone/types").Note[], plans: Plan[], always: {title: string, lines: string[]}[]}} Held
 */
import { dayInWords } from "../shared/day.js";
import { say } from "./say.js";

/** @param {Held} held @returns {Pages} */
export function gather(held) {
  const shared = held.together ? [...held.clauses.filter((draft) => !draft.own).flatMap(agreed), ...handed(held)] : null;
  const own = held.clauses.filter((draft) => draft.own).flatMap((draft) => draft.clauses.map((clause) => clauseOf(draft, clause)));
  const mine = [...held.notes.map(noted), ...own, ...held.plans.map(planned), ...once(held.always).map(always)];
  const dates = [...(shared ?? []), ...mine].map((section) => section.date).filter((date) => !!date);
  return { shared, mine, forTwo: !!held.forTwo, dates: /** @type {string[]} */ ([...new Set(dates)].sort()) };
}

/** @param {Clauses} draft @returns {Section[]} */
function agreed(draft) {
  return draft.clauses.filter((clause) => clause.agreed).map((clause) => clauseOf(draft, clause));
}

/** @param {Clauses} draft @param {Clauses["clauses"][number]} clause @returns {Section} */
function clauseOf({ heading, exercise }, { fields, until }) {
  const lines = fields.filter(([, text]) => text).map(([label, text]) => ({ label, text }));
  return { heading: exercise, title: heading || say.promise, lines, date: until ?? null };
}

/** What the two handed each other, as far as each author lets it on the page. @param {Held} held @returns {Section[]} */
function handed(held) {
  const allowed = allowances(held);
  return slots(held).flatMap(([run, by]) =>
    /** @type {Seat[]} */ (["A", "B"]).flatMap((seat) => section(held, run, seat, by[seat] ?? null, allowed[seat])),
  );
}

/** @param {Held} held @returns {[number, Partial<Record<Seat, Said | null>>][]} */
function slots({ opened }) {
  const runs = Object.entries(opened).filter(([slot]) => slot.startsWith("run-"));
  return runs.map(([slot, by]) => /** @type {[number, any]} */ ([Number(slot.slice(4)), by])).sort(([a], [b]) => a - b);
}

/** Whoever is asked again decides anew: the last word counts. @param {Held} held @returns {Record<Seat, {run: number, line: number}[]>} */
function allowances(held) {
  const of = (/** @type {Seat} */ seat) => slots(held).flatMap(([, by]) => (by[seat]?.allowed ? [by[seat].allowed] : [])).at(-1) ?? [];
  return { A: of("A"), B: of("B") };
}

/** @param {Held} held @param {number} run @param {Seat} seat @param {Said | null} said @param {{run: number, line: number}[]} allowed @returns {Section[]} */
function section({ runs, names }, run, seat, said, allowed) {
  const letOn = allowed.filter((one) => one.run === run).map((one) => one.line);
  const lines = said?.lines?.filter((line, i) => typeof line.text === "string" && line.text && letOn.includes(isPlan(said) ? 0 : i)) ?? [];
  if (!said || !lines.length) return [];
  const told = [...lines.map((line) => ({ label: line.prompt || line.start || "", text: line.text })), ...reviewed(said.review)];
  const title = isPlan(said) ? say.plan(names[seat]) : say.line(names[seat]);
  return [{ heading: runs[run]?.exercise ?? "", title, lines: told, date: said.review ?? null }];
}

/** @param {Said} said */
function isPlan(said) {
  return said.lines?.some((line) => line.start !== undefined) ?? false;
}

/** @param {import("../phone/types").Note} note @returns {Section} */
function noted({ heading, lines }) {
  return { heading, title: "", lines: lines.map(({ prompt, text }) => ({ label: prompt, text })) };
}

/** @param {Plan} plan @returns {Section} */
function planned({ heading, lines, review }) {
  const told = lines.filter((line) => line.text).map(({ start, text }) => ({ label: start, text }));
  return { heading, title: say.myPlan, lines: [...told, ...reviewed(review)], date: review };
}

/** @param {string | null | undefined} review @returns {Line[]} */
function reviewed(review) {
  return review ? [{ label: say.review, text: dayInWords(review) }] : [];
}

/** What comes again says its lines only once. @param {Held["always"]} all */
function once(all) {
  const said = new Set(/** @type {string[]} */ ([]));
  const fresh = (/** @type {string} */ line) => !said.has(line) && !!said.add(line);
  return all.map(({ title, lines }) => ({ title, lines: lines.filter(fresh) })).filter(({ lines }) => lines.length);
}

/** @param {{title: string, lines: string[]}} one @returns {Section} */
function always({ title, lines }) {
  return { heading: title, title: "", lines: lines.map((text) => ({ label: "", text })) };
}
