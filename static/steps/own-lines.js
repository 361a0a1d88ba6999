/** One's own exchanged lines and offered plans: which of them may stand on the page for both. None, unless it is ticked. */
import { isAlone } from "../phone/company.js";
import { allow, isAllowed, ownGroups } from "./allowed.js";
import { html } from "../shared/html.js";
import { Tick } from "./option.js";
import { say } from "./say.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("./allowed.js").Group} Group */

/** @param {Props} props */
export function OwnLines({ phone, step, mine, draft, jot }) {
  const groups = ownGroups(phone.keep.lines.value, phone.keep.plans.value);
  const allowed = draft.allowed ?? [];
  if (isAlone(mine)) return html`<p>${say.checklist.ownAlone}</p>`;
  return html`
    ${step.body.note && html`<p>${step.body.note}</p>`}
    <p class=${groups.length ? "" : "soft"}>${groups.length ? say.checklist.own : say.checklist.ownNothing}</p>
    ${groups.map((group) => html`<${Lines} key=${group.run} group=${group} allowed=${allowed} jot=${jot} />`)}`;
}

/** @param {{group: Group, allowed: import("./allowed.js").Allowed[], jot: Props["jot"]}} props */
function Lines({ group, allowed, jot }) {
  return html`<fieldset class="options"><legend class="small">${group.heading}</legend>
    ${group.rows.map(({ text, prompt, lines }) => html`<${Tick} key=${lines[0]} says=${text} own=${true} help=${prompt} on=${isAllowed(allowed, group.run, lines)}
      change=${(/** @type {boolean} */ on) => jot({ allowed: allow(allowed, group.run, lines, on), noted: false })} />`)}
  </fieldset>`;
}
