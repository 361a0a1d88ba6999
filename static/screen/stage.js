/** What stands on the screen: a pure drawing of the screen view, used by the projector and, small, by the desk. */
import { html } from "../shared/html.js";
import { position } from "../shared/clock.js";
import { Ring } from "../shared/ring.js";
import { Drawing } from "./drawing.js";
import { say } from "./say.js";

/** @typedef {import("../desk/types").ScreenView} ScreenView */

/** @param {{view: ScreenView, now: number | null}} props `now`: server time, or null where the ring need not turn */
export function Stage({ view, now }) {
  const { session } = view;
  return html`
    <div class="stand">
      <${Scene} view=${view} now=${now} />
      ${session.wrap && session.state === "open" && !session.blank && html`<p class="wrap">${say.wrap}</p>`}
      ${session.rehearsal && html`<p class="rehearsal-mark">${say.rehearsal}</p>`}
    </div>
  `;
}

/** @param {{view: ScreenView, now: number | null}} props */
function Scene({ view, now }) {
  const { session, step } = view;
  if (session.state === "ended") return html`<${Plain} over=${session.title} line=${say.thanks} />`;
  if (session.blank) return html`<div class="nothing"></div>`;
  if (session.state === "held") return html`<${Plain} over="" line=${say.held[session.held ?? "quiet"]} />`;
  if (!step) return html`<${Lobby} view=${view} />`;
  return html`<${Step} view=${view} now=${now} />`;
}

/** @param {{over: string, line: string}} props */
const Plain = ({ over, line }) => html`
  <div class="plain"><p class="over">${over}</p><h1>${line}</h1></div>
`;

/** @param {{view: ScreenView}} props */
const Lobby = ({ view }) => html`
  <div class="joining">
    <div class="words">
      <h1 class=${view.session.title.length > 34 ? "long" : ""}>${view.session.title}</h1>
      <p class="over">${say.scan}</p>
      <p class="address">${address(view.session.join_url)}</p>
      <p class="over">${say.enter}</p>
      <p class="code">${view.session.code}</p>
    </div>
    <img class="qr" src=${`/qr/${view.session.code}.svg#${view.session.join_url}`} alt=${say.qr} />
  </div>
`;

/** Where to go with a phone, as one would say it: the server’s first page asks for the code. @param {string} url */
export const address = (url) => url.replace(/^https?:\/\//, "").replace(/\/j\/.*$/, "");

/** @param {{view: ScreenView, now: number | null}} props */
function Step({ view, now }) {
  const step = /** @type {NonNullable<ScreenView["step"]>} */ (view.step);
  const shows = view.shown.length > 0;
  return html`
    <div class=${`step ${shows ? "shows" : ""} ${shows && view.questions.length ? "asks" : ""}`}>
      <header>
        ${shows ? html`<h1 class=${`asked ${(view.shown[0]?.title.length ?? 0) > 60 ? "long" : ""}`}>${view.shown[0]?.title}</h1>` : html`<p class="over">${step.exercise}</p>`}
        <${Ring} share=${share(view, now ?? view.now)} label="" />
      </header>
      ${shows ? html`<${Answers} view=${view} />` : html`<h1 class=${size(step.line || step.title)}>${step.line || step.title}</h1>`}
      <${Questions} texts=${fitting(view)} line=${shows ? "" : step.line} />
    </div>
  `;
}

/** So many letters of questions can be read beside answers; phones have all of them. */
const BESIDE = 300;

/** The questions that can be read from the last row: all, or beside answers the first few. @param {ScreenView} view */
function fitting({ shown, questions }) {
  if (!shown.length) return questions;
  const until = questions.map((_, i) => questions.slice(0, i + 1).join("").length);
  return questions.filter((_, i) => i === 0 || (until[i] ?? 0) <= BESIDE);
}

/** Long lines are set smaller so that they stay on the screen. @param {string} line */
const size = (line) => (line.length > 140 ? "line small" : line.length > 70 ? "line medium" : "line");

/** @param {{view: ScreenView}} props */
const Answers = ({ view }) => html`
  <div class="answers">
    ${view.shown.map((release) => html`
      <figure key=${release.run}>
        <${Drawing} svg=${release.svg ?? ""} form="wide" />
        <${Drawing} svg=${release.middle ?? ""} form="middle" />
        <${Drawing} svg=${release.tall ?? ""} form="tall" />
      </figure>`)}
  </div>
`;

/** What to talk about; a question that the line asks already is not said twice. @param {{texts: string[], line: string}} props */
function Questions({ texts, line }) {
  const rest = texts.filter((text) => !line.includes(text));
  return rest.length ? html`<ul class=${`questions ${rest.join("").length > 200 ? "long" : ""}`}>${rest.map((text) => html`<li>${text}</li>`)}</ul>` : null;
}

/** How much of the running part is left, 1 to 0. @param {ScreenView} view @param {number} now */
export function share({ session, step }, now) {
  if (!step) return 0;
  const at = position(step.parts, step.started_at, step.pauses, step.extensions, session.speed || 1, now);
  return at.of ? at.left / at.of : 0;
}
