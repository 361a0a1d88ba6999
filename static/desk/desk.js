/** The desk's own state: the view, what is in hand, what waits for an answer, and the acts it can send. */
import { computed, effect, signal } from "@preact/signals";
import { due, load } from "../shared/newer.js";
import { connect } from "../shared/wire.js";
import { allowed, can, whole } from "./duty.js";
import { lettersAct } from "./keys.js";
import { endedByLeaving, keepBack, primary, show } from "./primary.js";
import { say } from "./say.js";
import { chosen } from "./warnings.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Action} Action */

/** A button that has just changed its meaning does not listen for so long: the second half of a double press. */
const SETTLE_MS = 600;
const TOAST_MS = 10_000;
/** So many drawn couples go along when one works separately. */
const COMPANY = 3;

/** @param {{version: import("../shared/newer.js").Version, session: string, title: string, join_url: string, screen_url: string, csrf: string, me: string}} page */
export function open(page) {
  const wire = connect("desk", page.session, page.version);
  const desk = {
    page,
    wire,
    /** @type {import("@preact/signals").ReadonlySignal<DeskView | null>} */
    view: computed(() => whole(/** @type {DeskView | null} */ (wire.views.desk.value))),
    busy: signal(""),
    /** whether a newer version of this page is offered */
    offers: signal(false),
    toast: signal(""),
    /** @type {import("@preact/signals").Signal<string | null>} */
    dialog: signal(null),
    /** @type {import("@preact/signals").Signal<number | null>} the step asked about before leaving this one */
    leaving: signal(null),
    /** @type {import("@preact/signals").Signal<number | null>} the step that some couples shall have of their own */
    choosing: signal(null),
    /** @type {import("@preact/signals").Signal<string | null>} */
    card: signal(null),
    /** @type {import("@preact/signals").Signal<"" | "shorten" | "fold">} what is being written on the card in hand */
    writing: signal(""),
    /** @type {string[]} cards this desk has judged, the last one at the end */
    judged: [],
    /** @type {Map<string, import("./types").Seen>} verdicts on their way, by card */
    sent: new Map(),
    points: signal(chosen(localStorage)),
    letters: signal(lettersAct(localStorage)),
    /** @type {import("@preact/signals").Signal<import("./order.js").By>} */
    order: signal(localStorage.getItem("desk-order") === "need" ? "need" : "name"),
    meant: { key: "", at: 0 },
    /** when a switch was thrown last */
    thrown: { hold: -Infinity, pause: -Infinity, wrap: -Infinity, blank: -Infinity },
    clock: signal(wire.now()),
    /** @type {Map<string, import("./types").Note>} remarks in the making, by what they are about */
    notes: new Map(),
  };
  const tick = () => (desk.clock.value = wire.now());
  setInterval(tick, 500);
  effect(() => void document.documentElement.classList.toggle("no-letters", !desk.letters.value));
  effect(() => {
    if (desk.view.value) tick(); // a view that stops the clock stops it now, not half a second ago
  });
  return desk;
}

/** @typedef {ReturnType<typeof open>} Desk */

/** Send an act; a refusal is said in the server's own words. @param {Desk} desk @param {string} act @param {Record<string, unknown>} fields */
export async function send(desk, act, fields) {
  if (!can(desk.view.value, act)) return { ok: false };
  const ack = await desk.wire.act(act, fields).catch(failed);
  if (!ack.ok) tell(desk, ack.error ?? say.failed);
  return ack;
}

const failed = () => ({ ok: false, error: say.noAnswer });

/** A sentence for whoever sits here, for a while. @param {Desk} desk @param {string} sentence */
export function tell(desk, sentence) {
  desk.toast.value = sentence;
  setTimeout(() => desk.toast.value === sentence && (desk.toast.value = ""), TOAST_MS);
}

/** Notes when the large button changes its meaning. @param {Desk} desk */
export function watchMeaning(desk) {
  effect(() => {
    const view = desk.view.value;
    const key = view ? meaning(primary(view)) : "";
    if (key !== desk.meant.key) desk.meant = { key, at: performance.now() };
  });
}

/** A newer version of this page is offered from the next step on, or at once while none is. @param {Desk} desk */
export function watchVersion(desk) {
  let heard = /** @type {number | null} */ (null);
  effect(() => {
    const [newer, view] = [due(desk.wire.newer), desk.view.value];
    if (!newer || !view || desk.offers.peek()) return;
    const run = view.step?.run ?? 0;
    heard ??= run;
    desk.offers.value = run !== heard || view.session.state !== "open";
  });
}

/** Whether a press still waits for its answer. @param {Desk} desk */
export const isBusy = ({ busy }) => busy.value !== "";

/** Whether nothing is in hand that would go with the page. @param {Desk} desk */
export const isFree = ({ busy, dialog, writing }) => !busy.value && !dialog.value && !writing.value;

/** What is being written of a remark is kept. @param {Desk} desk */
export async function loadNewer(desk) {
  const newer = due(desk.wire.newer);
  if (newer && !(await load(newer, () => isFree(desk)))) tell(desk, say.newer.notYet);
}

/** Has the large button meant the same for long enough to be pressed? @param {Desk} desk */
const settled = (desk) => performance.now() - desk.meant.at >= SETTLE_MS;

/** What the large button means right now; changes whenever its act or its step does. @param {Action} action */
const meaning = (action) => `${action.key}:${JSON.stringify(action.fields)}`;

/** Do an action once, however often it is pressed. @param {Desk} desk @param {Action | null} action */
export async function perform(desk, action) {
  const view = desk.view.value;
  if (!action || !action.ready || desk.busy.value || !view || allowed(view, action) !== action) return;
  if (!action.act) return onDesk(desk, action);
  desk.busy.value = action.key;
  await send(desk, action.act, action.fields);
  desk.busy.value = "";
}

/** @param {Desk} desk @param {Action} action */
function onDesk(desk, action) {
  if (action.key === "end") desk.dialog.value = "end";
  if (action.key === "notes") location.assign(`/desk/sessions/${desk.page.session}/notes`);
}

/** @param {Desk} desk */
export function pressPrimary(desk) {
  const view = desk.view.value;
  if (!view) return;
  const action = primary(view);
  if (settled(desk)) perform(desk, action);
}

/** The large button or showing what waits, but only if it is this one. @param {Desk} desk @param {string} key */
export function pressOnly(desk, key) {
  const view = desk.view.value;
  if (!view) return;
  const action = [primary(view), show(view)].find((one) => one?.key === key);
  if (action && settled(desk)) perform(desk, action);
}

/** Keeping answers back is for good, so a question comes first. @param {Desk} desk */
export function askToKeepBack(desk) {
  const view = desk.view.value;
  if (view && can(view, "withhold") && keepBack(view) && settled(desk) && !desk.busy.value) desk.dialog.value = "withhold";
}

/** @param {Desk} desk */
export function askToEnd(desk) {
  if (desk.view.value?.session.state !== "ended") desk.dialog.value = "end";
}

/** A switch thrown twice in a breath would be back where it was. @param {Desk} desk @param {"hold" | "pause" | "wrap" | "blank"} name */
function throwOnce(desk, name) {
  const now = performance.now();
  if (now - desk.thrown[name] < SETTLE_MS) return false;
  desk.thrown[name] = now;
  return true;
}

/** @param {Desk} desk */
export function togglePause(desk) {
  const step = desk.view.value?.step;
  if (!step || desk.view.value?.session.state !== "open" || !throwOnce(desk, "pause")) return;
  send(desk, paused(step) ? "resume" : "pause", { run: step.run });
}

/** @param {import("./types").Clocked} step */
export const paused = (step) => step.pauses.length > 0 && step.pauses[step.pauses.length - 1]?.[1] === null;

/** Hold waits for nothing, also not for the answer to another act. @param {Desk} desk */
export function toggleHold(desk) {
  const state = desk.view.value?.session.state;
  if ((state !== "open" && state !== "held") || !throwOnce(desk, "hold")) return;
  send(desk, "hold", { on: state === "open" });
}

/** Everybody at once, and the same for all: a break, a visit to each, or two rooms. @param {Desk} desk @param {import("./types").Why} why */
export const holdFor = (desk, why) => send(desk, "hold", { on: true, why });

/** One couple gets the form for one, and a few drawn others with it; or works together again. @param {Desk} desk @param {string} couple @param {boolean} on */
export const setApart = (desk, couple, on) => send(desk, "apart", { couple, on, others: on ? COMPANY : 0 });

/** Each press counts, however slow the line is. @param {Desk} desk @param {number} seconds */
export function extend(desk, seconds) {
  const step = desk.view.value?.step;
  if (step && desk.view.value?.session.state === "open") send(desk, "extend", { run: step.run, seconds });
}

/** Go to a chosen step; a question comes first only if that ends something for good. @param {Desk} desk @param {number} index @param {boolean} [sure] */
export function push(desk, index, sure = false) {
  const view = desk.view.value;
  if (!view) return;
  if (!sure && endedByLeaving(view, index)) {
    desk.leaving.value = index;
    desk.dialog.value = "leave";
    return;
  }
  const fields = { step: index, after: view.step?.run ?? 0 };
  perform(desk, { key: "push", label: "", act: "push", fields, note: "", ready: true });
}

/** @param {Desk} desk @param {number} index @param {boolean} on */
export const skip = (desk, index, on) => send(desk, "skip", { step: index, on });

/** The minutes a step had in the plan. @param {Desk} desk @param {import("./types").PlanItem} item */
export const setBack = (desk, item) => send(desk, "shorten", { step: item.index, minutes: item.gives?.planned });

/** One quiet line asks everybody to come to an end, or is taken back. @param {Desk} desk */
export function toggleWrap(desk) {
  const view = desk.view.value;
  if (!view?.step || view.session.state !== "open" || !throwOnce(desk, "wrap")) return;
  send(desk, "wrap", { run: view.step.run, on: !view.room.session.wrap });
}

/** The screen becomes a plain field, or shows again what is on. @param {Desk} desk */
export function toggleBlank(desk) {
  const view = desk.view.value;
  if (!view || view.session.state === "ended" || !throwOnce(desk, "blank")) return;
  send(desk, "blank", { on: !view.screen.session.blank });
}
