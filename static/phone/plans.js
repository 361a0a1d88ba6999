/** Plans that somebody keeps or has offered to the partner, for later steps and the take-home. Pure. */

/** @typedef {import("./types").Plan} Plan */

/** The plan of a run anew, or none any more; one of the same step run before gives way, unless the partner has it. @param {Plan[]} plans @param {number} run @param {Plan | null} plan @returns {Plan[]} */
export function withPlan(plans, run, plan) {
  const gives = (/** @type {Plan} */ { step, offered }) => !!plan?.step && step === plan.step && !offered;
  const others = plans.filter((other) => other.run !== run && !gives(other));
  return plan ? [...others, plan] : others;
}

/** Those in whose place no later one stands. @param {Plan[]} plans */
export function standingPlans(plans) {
  const replaced = new Set(plans.map((plan) => plan.from));
  return plans.filter((plan) => !replaced.has(plan.run));
}

/** As notes among the others. @param {Plan[]} plans @returns {(import("./types").Note & {run: number})[]} */
export function planNotes(plans) {
  const lines = (/** @type {Plan} */ plan) => plan.lines.map(({ start, text }) => ({ prompt: start, text }));
  return standingPlans(plans).map((plan) => ({ run: plan.run, heading: plan.heading, lines: lines(plan) }));
}

/** As one would say it: “When I wake, I will call. If I miss it, I say so.” @param {Pick<Plan, "lines">} plan */
export function inOneLine({ lines }) {
  const said = lines.map(({ start, text }) => `${start.replace(/\s*…$/, "")} ${text.replace(/[\s.,;]+$/, "")}`);
  return said.slice(1).reduce((all, one) => (BEGINS.test(one) ? `${all}. ${one}` : `${all}, ${one}`), said[0] ?? "");
}

/** A sentence of its own, and not only its speaker. */
const BEGINS = /^(?!I\b)\p{Lu}/u;
