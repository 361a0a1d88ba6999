/** The top line: session, its time against the plan, the way in, hold and end. */
import { html } from "../shared/html.js";
import { Crowd } from "./crowd.js";
import { askToEnd, toggleHold } from "./desk.js";
import { can } from "./duty.js";
import { say } from "./say.js";
import { behind, shortened } from "./shrink.js";
import { chapters, driftWords, stepTime, tempo } from "./tempo.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView}} props */
export function Header({ desk, view }) {
  const { session } = view;
  const live = session.state === "open" || session.state === "held";
  return html`
    <header class="top">
      <div class="who">
        <a href="/desk" class="home">Side by Side</a>
        <p class="title">${session.title}</p>
        ${session.rehearsal && html`<div class="rehearses">
          <strong class="rehearsal">${say.header.rehearsal}</strong>
          ${session.state !== "ended" && can(view, "end") && html`<${Crowd} desk=${desk} />`}
        </div>`}
      </div>
      <${Tempo} desk=${desk} view=${view} />
      <nav class="tools" aria-label=${say.header.tools}>
        <button type="button" class="code" onClick=${() => (desk.dialog.value = "join")}>
          <span class="small">${say.header.join}</span> ${session.code}
        </button>
        ${can(view, "hold") && html`<button type="button" class="hold" aria-pressed=${session.state === "held"} aria-disabled=${!live} onClick=${() => toggleHold(desk)}>
          ${session.state === "held" ? say.header.held[view.room.session.held ?? "quiet"] : say.header.hold} <kbd>H</kbd>
        </button>`}
        ${can(view, "end") && html`<button type="button" class="quiet" aria-disabled=${session.state === "ended"} onClick=${() => askToEnd(desk)}>
          ${say.header.end}
        </button>`}
        <button type="button" class="quiet" aria-label=${say.header.keys} onClick=${() => (desk.dialog.value = "keys")}><kbd>?</kbd></button>
      </nav>
    </header>
    <${Strip} desk=${desk} view=${view} />
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
function Tempo({ desk, view }) {
  const at = tempo(view, desk.clock.value);
  const all = Math.round(at.total / 60);
  if (view.session.state === "ended") return html`<p class="tempo">${say.header.planned} ${say.minutes(all)}</p>`;
  if (at.ends === null) return html`<p class="tempo">${say.header.planned} <b>${say.minutes(all)}</b></p>`;
  return html`
    <p class="tempo">
      <b>${Math.floor(at.spent / 60)}</b> ${say.header.of(all)} <${Drift} desk=${desk} view=${view} drift=${at.drift} />
      <span class="ends">${say.header.ends(timeOfDay(at.ends))}</span>
    </p>
  `;
}

/** Behind, it opens what may give way. @param {{desk: Desk, view: DeskView, drift: number}} props */
function Drift({ desk, view, drift }) {
  const words = driftWords(drift);
  if (!can(view, "shorten") || (!behind(view, desk.clock.value) && !shortened(view).length)) return html`<span class="drift">${words}</span>`;
  return html`<button type="button" class=${`drift ${drift > 0 ? "late" : ""}`} aria-haspopup="dialog" onClick=${() => (desk.dialog.value = "behind")}>${words}</button>`;
}

/** @param {number} seconds since 1970 */
const timeOfDay = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The evening as a line: one piece an exercise, as wide as its minutes, filled as far as it has come. @param {{desk: Desk, view: DeskView}} props */
function Strip({ desk, view }) {
  return html`
    <div class="strip" aria-hidden="true">
      ${chapters(view.plan).map(
        (chapter) => html`
          <div class="chapter" key=${chapter.items[0]?.index} style=${{ flexGrow: chapter.seconds }} title=${chapter.title}>
            <div class="filled" style=${{ width: `${100 * filled(chapter, view, desk.clock.value)}%` }}></div>
          </div>
        `,
      )}
    </div>
  `;
}

/** @param {{items: import("./types").PlanItem[], seconds: number}} chapter @param {DeskView} view @param {number} now */
function filled(chapter, view, now) {
  const run = chapter.items.reduce((sum, item) => sum + item.minutes * 60 * through(item, view, now), 0);
  return chapter.seconds ? run / chapter.seconds : 0;
}

/** @param {import("./types").PlanItem} item @param {DeskView} view @param {number} now */
function through(item, view, now) {
  if (item.state === "done") return 1;
  if (item.state !== "now" || !view.step) return 0;
  const { left } = stepTime(view.step, view.session.speed, now);
  return Math.max(0, 1 - left / (item.minutes * 60));
}
