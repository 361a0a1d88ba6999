/** What the marks of two led to: a place to start, or what both said. The same words, whoever marked what. */
import { metIn, isProposing } from "../phone/meeting.js";
import { sharing } from "../phone/company.js";
import { draft } from "../phone/keep.js";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {Pick<import("./kind").BodyProps, "step" | "mine" | "draft" | "at">} Props */

/** Whether it is time to look at it instead of marking. @param {Props} props */
export function isMeeting({ step, mine, draft, at }) {
  return !!metIn(step, draft) || (sharing(step, mine) === "marks" && isProposing(step, at));
}

/** The same in one breath. @param {Props} props @param {string[]} names */
export function meetingSays(props, names) {
  const met = metIn(props.step, props.draft);
  if (!isMeeting(props)) return "";
  if (!met) return say.proposal.moment;
  const name = met.item === null ? "" : names[met.item] ?? "";
  const title = props.step.body.reveal === "agree" ? say.agree.title : say.proposal.title;
  return name ? `${title}: ${name}` : say.agree.none;
}

/** @param {{step: import("../phone/types").Step, draft: import("../phone/types").Draft, names: string[]}} props */
export function Meeting({ step, draft, names }) {
  const met = metIn(step, draft);
  if (!met) return html`<p class="meeting soft">${say.proposal.moment}</p>`;
  const name = met.item === null ? null : names[met.item];
  return step.body.reveal === "agree" ? html`<${Agreed} name=${name} />` : html`<${Start} name=${name ?? ""} />`;
}

/** @param {{name: string | null | undefined}} props */
function Agreed({ name }) {
  if (!name) return html`<p class="meeting">${say.agree.none}</p>`;
  return html`<div class="meeting"><p class="soft">${say.agree.title}</p><p class="large-line">${name}</p></div>`;
}

/** @param {{name: string}} props */
function Start({ name }) {
  return html`<div class="meeting">
    <p class="soft">${say.proposal.title}</p><p class="large-line">${name}</p><p class="soft">${say.proposal.other}</p>
  </div>`;
}

/** Once it is there, nothing that is tapped changes it. @param {import("../phone/phone.js").Phone} phone @param {import("../phone/types").Step} step */
export function hasMet({ keep }, step) {
  return !!metIn(step, draft(keep, step));
}
