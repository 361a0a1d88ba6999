/** The projector: connects with the screen's read-only cookie and shows what the session shows. */
import { effect, signal } from "@preact/signals";
import { html } from "../shared/html.js";
import { render } from "preact";
import { awake } from "../shared/awake.js";
import { due, load } from "../shared/newer.js";
import { facts } from "../shared/page.js";
import { connect } from "../shared/wire.js";
import { listen, theme } from "./room.js";
import { say } from "./say.js";
import { Stage } from "./stage.js";

const page = facts();
const wire = connect("screen", page.session, page.version);
const clock = signal(wire.now());
const hint = signal(true);
setInterval(() => (clock.value = wire.now()), 1000);

function Screen() {
  const view = /** @type {import("../desk/types").ScreenView | null} */ (wire.views.screen.value);
  return html`
    <main class="screen" data-theme=${theme.value}>
      ${view && html`<${Stage} view=${view} now=${clock.value} />`}
      ${!wire.online.value && html`<p class="reaching" role="status">${say.reaching}</p>`}
      ${hint.value && html`<p class="hint">${say.hint}</p>`}
    </main>
  `;
}

/** A newer version comes with the next step; where the page itself fills the screen, which a new one may not, at the end. */
let step = /** @type {number | null} */ (null);
effect(() => {
  const [newer, view] = [due(wire.newer), /** @type {import("../desk/types").ScreenView | null} */ (wire.views.screen.value)];
  if (!newer || !view) return;
  const run = view.session.state === "open" ? (view.step?.run ?? 0) : -1;
  step ??= run;
  const ended = view.session.state === "ended";
  if (ended || ((run !== step || run < 1) && !document.fullscreenElement)) load(newer);
});

awake(() => true)();
listen(() => (hint.value = false));
const mount = document.querySelector("#screen");
if (mount) {
  mount.replaceChildren();
  render(html`<${Screen} />`, mount);
}
