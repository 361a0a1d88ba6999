/** What of one's own may stand on the page for both: each exchanged line by itself, an offered plan as a whole. Pure. */
import { inOneLine, standingPlans } from "../phone/plans.js";

/**
 * @typedef {{run: number, line: number}} Allowed
 * @typedef {{text: string, prompt?: string, lines: number[]}} Row   lines: their numbers in what was handed over
 * @typedef {{run: number, heading: string, rows: Row[]}} Group
 */

/** In the order in which they came about. @param {Record<string, import("../phone/types").Exchanged>} exchanged @param {import("../phone/types").Plan[]} plans @returns {Group[]} */
export function ownGroups(exchanged, plans) {
  const said = Object.entries(exchanged).map(([run, { heading, own }]) => ({ run: Number(run), heading, rows: own.map(({ prompt, text }, i) => ({ text, prompt, lines: [i] })) }));
  const planned = standingPlans(plans).filter((plan) => plan.offered).map(asGroup);
  return [...said, ...planned].filter((group) => group.rows.length).sort((a, b) => a.run - b.run);
}

/** @param {import("../phone/types").Plan} plan @returns {Group} */
function asGroup(plan) {
  return { run: plan.run, heading: plan.heading, rows: [{ text: inOneLine(plan), lines: plan.lines.map((_, i) => i) }] };
}

/** @param {Allowed[]} allowed @param {number} run @param {number[]} lines */
export function isAllowed(allowed, run, lines) {
  return lines.every((line) => allowed.some((one) => one.run === run && one.line === line));
}

/** @param {Allowed[]} allowed @param {number} run @param {number[]} lines @param {boolean} on @returns {Allowed[]} */
export function allow(allowed, run, lines, on) {
  const others = allowed.filter((one) => one.run !== run || !lines.includes(one.line));
  return on ? [...others, ...lines.map((line) => ({ run, line }))] : others;
}
