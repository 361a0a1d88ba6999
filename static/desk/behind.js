/** The dialog behind “8 min behind”: what may give way so that the session ends as planned, taken with one press. */
import { html } from "../shared/html.js";
import { send, setBack } from "./desk.js";
import { can } from "./duty.js";
import { say } from "./say.js";
import { acts, propose, shortened } from "./shrink.js";
import { planMinutes } from "./tempo.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./shrink.js").Proposal} Proposal */

/** @param {{desk: Desk, view: DeskView}} props */
export function Behind({ desk, view }) {
  const proposal = propose(view, desk.clock.value, can(view, "skip"));
  const list = acts(proposal);
  const take = async () => {
    desk.dialog.value = null;
    for (const [act, fields] of list) if (!(await send(desk, act, fields)).ok) return;
  };
  const close = () => (desk.dialog.value = null);
  return html`
    <h2>${proposal.behind ? say.header.behind(proposal.behind) : say.behind.onTime}</h2>
    ${proposal.behind > 0 && html`<${Ways} proposal=${proposal} />`}
    <${Back} desk=${desk} view=${view} />
    <div class="buttons">
      <button type="button" class="second" autofocus onClick=${close}>${list.length ? say.behind.leave : say.close}</button>
      ${list.length > 0 && html`<button type="button" class="primary" onClick=${take}>${say.behind.take}</button>`}
    </div>
  `;
}

/** @param {{proposal: Proposal}} props */
function Ways({ proposal }) {
  const { shorter, spared, still } = proposal;
  if (!shorter.length && !spared.length)
    return html`<p>${say.behind.nothing}</p>`;
  return html`
    <p>${say.behind.order}</p>
    <ul class="gives">
      ${shorter.map((one) => html`<li><span>${one.title}</span><b>${say.behind.fromTo(planMinutes(one.from), planMinutes(one.to))}</b></li>`)}
      ${spared.map((one) => html`<li><span>${one.title}</span><b>${say.behind.leaveOut(planMinutes(one.gains))}</b></li>`)}
    </ul>
    <p class="none">${still > 0 ? say.behind.remain(planMinutes(still)) : say.behind.asPlanned}</p>
  `;
}

/** What was made shorter can be set back. @param {{desk: Desk, view: DeskView}} props */
function Back({ desk, view }) {
  const done = shortened(view);
  if (!done.length) return null;
  return html`
    <h3>${say.behind.soFar}</h3>
    <ul class="gives">
      ${done.map((item) => html`<li key=${item.index}>
        <span>${item.title}</span><b>${say.behind.of(planMinutes(item.minutes), planMinutes(item.gives?.planned ?? item.minutes))}</b>
        <button type="button" class="second" onClick=${() => setBack(desk, item)}>${say.behind.setBack}</button>
      </li>`)}
    </ul>
  `;
}
