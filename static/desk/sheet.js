/** The run sheet: the whole agenda with what became of each step; a step opens to go there, skip it or bring it back. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { useEffect, useRef } from "preact/hooks";
import { canBeAside } from "./chosen.js";
import { isBusy, push, setBack, skip } from "./desk.js";
import { can } from "./duty.js";
import { say } from "./say.js";
import { chapters, minutesAndSeconds, planMinutes } from "./tempo.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").PlanItem} PlanItem */

/** @param {{desk: Desk, view: DeskView}} props */
export function RunSheet({ desk, view }) {
  const opened = useSignal(-1);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const now = view.step?.index ?? -1;
  useEffect(() => list.current?.querySelector(".now")?.scrollIntoView({ block: "nearest" }), [now]);
  return html`
    <nav class="sheet" aria-label=${say.sheet.label} ref=${list}>
      ${chapters(view.plan).map(
        (chapter) => html`
          <section key=${chapter.items[0]?.index}>
            <h2>${chapter.title} <span>${planMinutes(chapter.seconds / 60)}</span></h2>
            <ol>
              ${chapter.items.map(
                (item) => html`<${Line} key=${item.index} desk=${desk} view=${view} item=${item} opened=${opened} />`,
              )}
            </ol>
          </section>
        `,
      )}
    </nav>
  `;
}

/** @param {{desk: Desk, view: DeskView, item: PlanItem, opened: import("@preact/signals").Signal<number>}} props */
function Line({ desk, view, item, opened }) {
  const open = opened.value === item.index;
  const next = view.next === item.index && item.state !== "now";
  return html`
    <li class=${`${item.state} ${next ? "next" : ""} ${open ? "open" : ""}`} aria-current=${item.state === "now" ? "step" : undefined}>
      <button type="button" class="line" aria-expanded=${open} onClick=${() => (opened.value = open ? -1 : item.index)}>
        <span class="sign" aria-hidden="true"></span>
        <span class="name">${item.title}</span>
        <span class="min" aria-hidden=${item.state !== "done"}>${minutes(item)}</span>
        <span class="hidden">${item.state === "done" ? "" : say.minutes(planMinutes(item.minutes))} ${say.sheet.states[item.state]}${next ? say.sheet.next : ""}</span>
      </button>
      ${open && html`<${Choices} desk=${desk} view=${view} item=${item} done=${() => (opened.value = -1)} />`}
    </li>
  `;
}

/** Was it made shorter on the way? @param {PlanItem} item */
const isShorter = ({ gives, minutes }) => Boolean(gives && minutes < gives.planned);

/** @param {PlanItem} item */
function minutes(item) {
  if (isShorter(item) && item.state !== "done") return html`<s>${planMinutes(item.gives?.planned ?? 0)}</s> ${planMinutes(item.minutes)}`;
  if (item.state !== "done" || item.took === null) return planMinutes(item.minutes);
  return minutesAndSeconds(item.took);
}

/** Going to a step waits for the answer to what was pressed before, and stays in sight until it can be pressed. @param {{desk: Desk, view: DeskView, item: PlanItem, done: () => void}} props */
function Choices({ desk, view, item, done }) {
  const over = view.session.state === "ended";
  const books = item.run === null ? undefined : view.books?.[String(item.run)];
  const begun = view.step !== null && item.state !== "now";
  const busy = isBusy(desk);
  const go = () => busy || (done(), push(desk, item.index));
  const forSome = () => (done(), (desk.choosing.value = item.index), (desk.dialog.value = "aside"));
  /** @param {boolean} on */
  const leave = (on) => (done(), skip(desk, item.index, on));
  return html`
    <div class="choices">
      ${books !== undefined && html`<p class="books">${say.sheet.books(books)}</p>`}
      ${item.state !== "now" && can(view, "push") &&
      html`<button type="button" class="second" disabled=${over} aria-disabled=${busy} onClick=${go}>${item.state === "done" ? say.sheet.again : say.sheet.go}</button>`}
      ${item.state === "ahead" && item.index > (view.step?.index ?? -1) && can(view, "skip") && html`<button type="button" class="second" disabled=${over} onClick=${() => leave(true)}>${say.sheet.skip}</button>`}
      ${item.state === "ahead" && item.index > (view.step?.index ?? -1) && isShorter(item) && can(view, "shorten") && html`<button type="button" class="second" disabled=${over} onClick=${() => (done(), setBack(desk, item))}>${say.sheet.backTo(planMinutes(item.gives?.planned ?? 0))}</button>`}
      ${item.state === "skipped" && can(view, "skip") && html`<button type="button" class="second" disabled=${over} onClick=${() => leave(false)}>${say.sheet.back}</button>`}
      ${begun && !over && canBeAside(item) && can(view, "aside") && html`<button type="button" class="second" onClick=${forSome}>${say.sheet.some}</button>`}
      ${item.state === "now" && html`<p>${say.sheet.on}</p>`}
      ${item.state === "aside" && html`<p>${say.sheet.onForSome}</p>`}
      ${(item.state === "done" || !can(view, "push")) && html`<p>${say.sheet.planned(planMinutes(item.gives?.planned ?? item.minutes))}</p>`}
    </div>
  `;
}
