/** The dialog behind “8 min behind”: what may give way so that the session ends as planned, taken with one press. */
import { html } from "../shared/html.js";
import { send, setBack } from "./desk.js";
import { can } from "./duty.js";
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
    <h2>${proposal.behind ? `${proposal.behind} min behind` : "On time"}</h2>
    ${proposal.behind > 0 && html`<${Ways} proposal=${proposal} />`}
    <${Back} desk=${desk} view=${view} />
    <div class="buttons">
      <button type="button" class="second" autofocus onClick=${close}>${list.length ? "Leave the plan as it is" : "Close"}</button>
      ${list.length > 0 && html`<button type="button" class="primary" onClick=${take}>Take these</button>`}
    </div>
  `;
}

/** @param {{proposal: Proposal}} props */
function Ways({ proposal }) {
  const { shorter, spared, still } = proposal;
  if (!shorter.length && !spared.length)
    return html`<p>Nothing ahead can give way: what is left is writing, answering, turns and breaks. Tell the room that it will end later.</p>`;
  return html`
    <p>Talk gives way first, then reading. Writing, turns and breaks keep their time.</p>
    <ul class="gives">
      ${shorter.map((one) => html`<li><span>${one.title}</span><b>${planMinutes(one.from)} → ${planMinutes(one.to)} min</b></li>`)}
      ${spared.map((one) => html`<li><span>${one.title}</span><b>leave out, ${planMinutes(one.gains)} min</b></li>`)}
    </ul>
    <p class="none">${still > 0 ? `${planMinutes(still)} min will remain: the session then ends that much later.` : "Then the session ends as planned."}</p>
  `;
}

/** What was made shorter can be set back. @param {{desk: Desk, view: DeskView}} props */
function Back({ desk, view }) {
  const done = shortened(view);
  if (!done.length) return null;
  return html`
    <h3>Shortened so far</h3>
    <ul class="gives">
      ${done.map((item) => html`<li key=${item.index}>
        <span>${item.title}</span><b>${planMinutes(item.minutes)} of ${planMinutes(item.gives?.planned ?? item.minutes)} min</b>
        <button type="button" class="second" onClick=${() => setBack(desk, item)}>Set back</button>
      </li>`)}
    </ul>
  `;
}
