/** One's own exchanged lines and offered plans: which of them may stand on the page for both. None, unless it is ticked. */
import { isAlone } from "../phone/company.js";
import { standingPlans } from "../phone/plans.js";
import { html } from "../shared/html.js";
import { Tick } from "./option.js";
import { say } from "./say.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {{run: number, line: number}} Allowed */

/** @param {Props} props */
export function OwnLines({ phone, mine, draft, jot }) {
  const groups = ownGroups(phone.keep.lines.value, phone.keep.plans.value);
  const allowed = draft.allowed ?? [];
  if (isAlone(mine)) return html`<p>${say.checklist.ownAlone}</p>`;
  if (!groups.length) return html`<p>${say.checklist.ownNothing}</p>`;
  return html`<p>${say.checklist.own}</p>
    ${groups.map(({ run, heading, lines }) => html`<fieldset key=${run} class="options"><legend class="small">${heading}</legend>
      ${lines.map((line, i) => html`<${Tick} key=${i} says=${line.text} help=${line.before} on=${isIn(allowed, run, i)}
        change=${(/** @type {boolean} */ on) => jot({ allowed: allow(allowed, run, i, on), noted: false })} />`)}
    </fieldset>`)}`;
}

/** @param {Record<string, import("../phone/types").Exchanged>} lines @param {import("../phone/types").Plan[]} plans */
export function ownGroups(lines, plans) {
  const said = Object.entries(lines).map(([run, { heading, own }]) => ({ run: Number(run), heading, lines: own.map(({ prompt, text }) => ({ before: prompt, text })) }));
  const planned = standingPlans(plans).filter((plan) => plan.offered).map(({ run, heading, lines: gaps }) => ({ run, heading, lines: gaps.map(({ start, text }) => ({ before: start, text })) }));
  return [...said, ...planned].filter((group) => group.lines.length).sort((a, b) => a.run - b.run);
}

/** @param {Allowed[]} allowed @param {number} run @param {number} line */
function isIn(allowed, run, line) {
  return allowed.some((one) => one.run === run && one.line === line);
}

/** @param {Allowed[]} allowed @param {number} run @param {number} line @param {boolean} on @returns {Allowed[]} */
export function allow(allowed, run, line, on) {
  const others = allowed.filter((one) => one.run !== run || one.line !== line);
  return on ? [...others, { run, line }] : others;
}
