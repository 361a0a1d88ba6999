/** The step that is on: its name, its time, its cue; and the line of actions under it. */
import { html } from "../shared/html.js";
import { Ring } from "../shared/ring.js";
import { askToKeepBack, extend, isBusy, paused, pressPrimary, togglePause, toggleWrap } from "./desk.js";
import { allowed, can } from "./duty.js";
import { keepBack, primary } from "./primary.js";
import { say } from "./say.js";
import { minutesAndSeconds, planMinutes, stepTime } from "./tempo.js";
import { warned, WarningLine } from "./warned.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").DeskStep} DeskStep */

/** What the mark of each circle looks like. */
const SIGNS = { none: "", me: "me", us: "us", room: "room", desk: "room" };

/** @param {{desk: Desk, view: DeskView, brief: boolean}} props */
export function Now({ desk, view, brief }) {
  const step = /** @type {DeskStep} */ (view.step);
  return html`
    <section class=${`card now ${brief ? "brief" : ""} ${look(desk, view)}`} aria-label=${say.now.heading(step.title)}>
      <${StepClock} desk=${desk} view=${view} step=${step} />
      <div class="what">
        <p class="over">${step.exercise.title}</p>
        <h1 id="now-title">${step.title}</h1>
        <p class="marks">
          <${Circle} circle=${step.body.audience === "desk" ? "desk" : step.circle} />
          ${say.now.states[step.state] && html`<span class="mark">${say.now.states[step.state]}</span>`}
          <${Whole} view=${view} now=${desk.clock.value} step=${step} />
          ${view.room.session.wrap && html`<span class="mark strong">${say.now.wrap}</span>`}
          ${view.session.state === "held" && html`<span class="mark strong">${say.now.held}</span>`}
        </p>
        <${WarningLine} desk=${desk} view=${view} />
      </div>
      ${!brief && html`<${Cue} step=${step} />`}
    </section>
  `;
}

/** The card looks otherwise once a warning stands. @param {Desk} desk @param {DeskView} view */
function look(desk, view) {
  const point = warned(desk, view);
  return point === null ? "" : point > 0 ? "soon" : "late";
}

/** @param {{circle: keyof typeof SIGNS}} props */
const Circle = ({ circle }) => html`<span class=${`mark circle ${SIGNS[circle] ?? ""}`}>${say.now.circles[circle] ?? say.now.circles.none}</span>`;

/** In a step of several parts the ring counts the part; this says which, and tells about the step. @param {{view: DeskView, now: number, step: DeskStep}} props */
function Whole({ view, now, step }) {
  const { left, over, part } = stepTime(step, view.session.speed, now);
  if (step.parts.length < 2 || over || !part) return null;
  return html`<span class="mark strong">${partWords(step, part)}</span> <span class="mark">${say.now.left(minutesAndSeconds(left))}</span>`;
}

const PARTS = /** @type {Record<string, string>} */ (say.now.parts);

/** @param {DeskStep} step @param {import("./types").Clocked["parts"][number]} part */
function partWords(step, part) {
  const extra = part.extra === undefined ? null : step.body.extra?.[part.extra]?.title;
  const words = extra ?? PARTS[part.name] ?? part.name;
  return part.turn === undefined ? words : say.now.turn(part.turn + 1, words);
}

/** What to bear in mind now; where an exercise begins, its own cue stands before the step's. @param {{step: DeskStep}} props */
function Cue({ step }) {
  const why = step.by_language && step.state === "open" ? say.now.byLanguage : "";
  const cues = [why, step.opening, step.cue].join("\n\n").trim();
  return cues ? html`<div class="cue" tabindex="0">${cues.split(/\n\s*\n/).map((part) => html`<p>${part}</p>`)}</div>` : null;
}

/** @param {{desk: Desk, view: DeskView, step: DeskStep}} props */
function StepClock({ desk, view, step }) {
  const at = stepTime(step, view.session.speed, desk.clock.value);
  const stands = paused(step);
  const words = stands ? say.now.clock.paused : at.over ? say.now.clock.over : say.now.clock.left;
  return html`
    <div class=${`clock ${at.over ? "over-time" : ""}`} role="timer">
      <${Ring} share=${at.share} label="" />
      <p class="digits">${minutesAndSeconds(at.partLeft)}</p>
      <p class="part">${words}</p>
    </div>
  `;
}

/** What cannot be pressed just now keeps the keyboard, and says so. @param {{desk: Desk, view: DeskView}} props */
export function Actions({ desk, view }) {
  const action = allowed(view, primary(view));
  const other = action.key === "release" ? keepBack(view) : null;
  const busy = isBusy(desk);
  return html`
    <footer class="actions">
      ${can(view, "pause") ? html`<${Time} desk=${desk} view=${view} />` : html`<span></span>`}
      <div class="onward">
        <p class="note" id="note">${action.note}</p>
        <div class="pair">
          ${other &&
          html`<button type="button" class="second" aria-disabled=${busy} onClick=${() => askToKeepBack(desk)}>
            ${other.label} <kbd>B</kbd>
          </button>`}
          ${action.label && html`<button
            type="button"
            class="primary"
            aria-disabled=${busy || !action.ready}
            aria-describedby="note"
            onClick=${() => pressPrimary(desk)}
          >
            <span>${action.label}</span> <kbd class="enter">↵</kbd>
          </button>`}
        </div>
        <${After} view=${view} action=${action} />
      </div>
    </footer>
  `;
}

/** What comes after this, in a line. @param {{view: DeskView, action: import("./types").Action}} props */
function After({ view, action }) {
  const next = view.plan.find((item) => item.index === view.next);
  if (!next || view.session.state === "ended") return html`<p class="after"></p>`;
  const elsewhere = next.exercise.id !== view.step?.exercise.id;
  const name = elsewhere ? `${next.exercise.title}: ${next.title}` : next.title;
  const said = action.key === "next" || action.key === "begin";
  const minutes = say.minutes(planMinutes(next.minutes));
  const text = said && !elsewhere ? minutes : `${name}, ${minutes}`;
  return html`<p class="after">${said ? text : say.now.then(text)}</p>`;
}

/** Time waits for no answer: each of these can be pressed at once. @param {{desk: Desk, view: DeskView}} props */
function Time({ desk, view }) {
  const step = view.step;
  const live = step && view.session.state === "open";
  const stands = step ? paused(step) : false;
  return html`
    <div class="time" role="group" aria-label=${say.now.time}>
      <button type="button" aria-disabled=${!live} aria-pressed=${Boolean(live && stands)} onClick=${() => togglePause(desk)}>
        ${stands && live ? say.now.goOn : say.now.pause} <kbd>P</kbd>
      </button>
      ${can(view, "wrap") && html`<button type="button" aria-disabled=${!live} aria-pressed=${Boolean(view.room.session.wrap)} onClick=${() => toggleWrap(desk)}>
        ${say.now.wrapUp} <kbd>W</kbd>
      </button>`}
      <button type="button" aria-disabled=${!live} onClick=${() => extend(desk, -60)}>${say.now.less}</button>
      <button type="button" aria-disabled=${!live} onClick=${() => extend(desk, 60)}>${say.now.more}</button>
    </div>
  `;
}
