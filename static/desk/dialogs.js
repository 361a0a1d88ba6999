/** The few dialogs: ending, leaving answers behind, keeping them back, the way in, the keys. */
import { html } from "../shared/html.js";
import { useLayoutEffect, useRef } from "preact/hooks";
import { ChooseCouples } from "./aside.js";
import { Behind } from "./behind.js";
import { perform, push, send } from "./desk.js";
import { commands } from "./duty.js";
import { WayIn } from "./join.js";
import { keepLetters, KEYS } from "./keys.js";
import { Large } from "./pictures.js";
import { endedByLeaving, erasedByEnding, keepBack, unheardByEnding } from "./primary.js";
import { say } from "./say.js";
import { Points } from "./warned.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView */

/** @param {{desk: Desk, view: DeskView | null}} props */
export function Dialogs({ desk, view }) {
  const name = desk.dialog.value;
  if (!name || !view) return null;
  const Content = { end: End, leave: Leave, withhold: Withhold, join: Join, keys: Keys, aside: ChooseCouples, behind: Behind, points: Points, pictures: Large }[name];
  return Content ? html`<${Dialog} desk=${desk} key=${name}><${Content} desk=${desk} view=${view} /><//>` : null;
}

/**
 * Open as long as it is drawn. What Escape asks for is done in the same moment: the browser tells of a dialog that it
 * closed itself only a little later, and a key pressed meanwhile would be lost.
 * @param {{desk: Desk, children: any}} props
 */
function Dialog({ desk, children }) {
  const box = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const away = () => (desk.dialog.value = null);
  useLayoutEffect(() => {
    const dialog = /** @type {HTMLDialogElement} */ (box.current);
    dialog.showModal();
    dialog.onclose = away;
    return () => {
      dialog.onclose = null;
      dialog.close();
    };
  }, []);
  /** @param {Event} event */
  const escape = (event) => {
    event.preventDefault();
    away();
  };
  /** @param {MouseEvent} event */
  const outside = (event) => event.target === box.current && away();
  return html`<dialog ref=${box} class="dialog" onCancel=${escape} onClick=${outside}><div class="inside">${children}</div></dialog>`;
}

/** @param {{desk: Desk, view: DeskView}} props */
function End({ desk, view }) {
  const end = async () => {
    desk.dialog.value = null;
    await send(desk, "end", {});
  };
  return html`
    <h2>${say.end.title}</h2>
    <p>${say.end.text}</p>
    <dl class="fates">
      <dt>${say.end.now}</dt>
      <dd>${say.end.nowWhat}</dd>
      <dt>${say.end.day}</dt>
      <dd>${say.end.dayWhat}</dd>
      <dt>${say.end.kept}</dt>
      <dd>${say.end.keptWhat}</dd>
    </dl>
    ${[unheardByEnding(view), erasedByEnding(view)].map((words) => words && html`<p class="warning">${words}</p>`)}
    <${Buttons} desk=${desk} label=${say.end.go} go=${end} />
  `;
}

/** @param {{desk: Desk, view: DeskView}} props */
function Leave({ desk, view }) {
  const to = desk.leaving.value ?? 0;
  const go = () => {
    desk.dialog.value = null;
    push(desk, to, true);
  };
  return html`
    <h2>${say.leave.title(view.plan[to]?.title)}</h2>
    <p>${endedByLeaving(view, to)}</p>
    <${Buttons} desk=${desk} label=${say.leave.go} go=${go} />
  `;
}

/** Asks about what waits at this moment; where another desk has decided meanwhile there is nothing to ask. @param {{desk: Desk, view: DeskView}} props */
function Withhold({ desk, view }) {
  const action = keepBack(view);
  const title = view.plan.find((item) => item.run === action?.fields.run)?.title;
  const go = () => {
    desk.dialog.value = null;
    perform(desk, action);
  };
  if (!action) return html`<h2>${say.withhold.decided}</h2><${Closing} desk=${desk} />`;
  return html`
    <h2>${say.withhold.title(title)}</h2>
    <p>${action.label === say.next.keepBack ? say.withhold.back : say.withhold.out}</p>
    <${Buttons} desk=${desk} label=${say.withhold.go} go=${go} />
  `;
}

/** @param {{desk: Desk, label: string, go: () => void}} props */
const Buttons = ({ desk, label, go }) => html`
  <div class="buttons">
    <button type="button" class="second" autofocus onClick=${() => (desk.dialog.value = null)}>${say.stay}</button>
    <button type="button" class="primary" onClick=${go}>${label}</button>
  </div>
`;

/** @param {{desk: Desk, view: DeskView}} props */
const Join = ({ desk, view }) => html`
  <${WayIn} desk=${desk} view=${view} heading="h2" />
  <${Closing} desk=${desk} />
`;

/** @param {{desk: Desk, view: DeskView}} props */
const Keys = ({ desk, view }) => html`
  <h2>${say.keys.title}</h2>
  <dl class="keys">
    ${KEYS.filter(([command]) => commands(view, command)).map(([command, keys]) => html`<div><dt>${keys.filter(plainKey).map((key) => html`<kbd>${face(key)}</kbd>`)}</dt><dd>${say.keys.does[command]}</dd></div>`)}
  </dl>
  <label class="alone"><input type="checkbox" checked=${desk.letters.value} onChange=${() => letters(desk)} /> ${say.keys.letters}</label>
  <div class="buttons">
    <button type="button" class="second" onClick=${() => (desk.dialog.value = "points")}>${say.keys.warnings}</button>
    <button type="button" class="second" autofocus onClick=${() => (desk.dialog.value = null)}>${say.close}</button>
  </div>
`;

/** @param {Desk} desk */
function letters(desk) {
  desk.letters.value = !desk.letters.value;
  keepLetters(localStorage, desk.letters.value);
}

/** @param {string} key */
const plainKey = (key) => key !== "=" && key !== "−";
/** @param {string} key */
const face = (key) => ({ ArrowDown: "↓", ArrowUp: "↑" })[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** @param {{desk: Desk}} props */
const Closing = ({ desk }) => html`
  <div class="buttons"><button type="button" class="second" onClick=${() => (desk.dialog.value = null)}>${say.close}</button></div>
`;
