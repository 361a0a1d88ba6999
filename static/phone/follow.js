/** What the phone does by itself when views arrive, when it is put away, and when somebody scans a code with it. */
import { effect, untracked } from "@preact/signals";
import { fromFragment } from "../shared/fragment.js";
import { keepPlace } from "../shared/lost.js";
import { onArrival } from "./arrival.js";
import { keepsPages, tidy, tidyAll, wipeAll } from "./keep.js";
import { meet } from "./meet.js";
import { followKeyboard } from "./on-screen-keyboard.js";
import { couple } from "./parts.js";
import { isLetGo, needsCover, opensCovered } from "./place.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** So that a closing question does not bring every phone at the same moment. */
const SPREAD_MS = 1200;

/** The words in the address, taken out of it at once, and with them the QR’s key. */
export function takeFragment() {
  const phrase = fromFragment(location.hash);
  if (location.hash || location.search) history.replaceState(history.state, "", location.pathname);
  return phrase;
}

/** @param {Phone} phone */
export function follow(phone) {
  followStep(phone);
  meet(phone);
  effect(() => followOffer(phone, phone.keep.offered.value, phone.mine.value?.stage));
  effect(() => forgetTyped(phone, phone.mine.value?.stage));
  effect(() => {
    if (isLetGo(phone.room.value, phone.mine.value)) untracked(() => wipeAll(phone.keep));
  });
  onArrival(phone, () => arrive(phone));
  effect(() => {
    document.documentElement.style.fontSize = `${100 + 25 * phone.keep.reading.value.larger}%`;
  });
  keepFocus(phone);
  addEventListener("hashchange", () => offer(phone, takeFragment()));
  document.addEventListener("visibilitychange", () => document.hidden && putAway(phone));
  followKeyboard();
  coverReturn(phone);
  addEventListener("pageshow", (event) => event.persisted && putAway(phone));
}

/** A new screen begins at its top; a sentence about the one before has nothing to say here. A question to both comes first. @param {Phone} phone */
function arrive(phone) {
  phone.notice.value = "";
  if (phone.place.peek() === "reunite") phone.side.value = null;
  scrollTo(0, 0);
}

/**
 * Scanned words lead straight to the partner, also from a couple this phone had only begun by itself.
 * @param {Phone} phone @param {string | null} phrase @param {import("./types").Stage | undefined} stage
 */
function followOffer(phone, phrase, stage) {
  if (!phrase) return;
  couple.fetch();
  const part = couple.part.value;
  const isNone = part && !part.isPhrase(phrase);
  if (isNone || stage === "paired" || stage === "alone") phone.keep.offered.value = null;
  else if (part && stage === "joined") part.takeUp(phone, phrase);
  else if (part && stage === "started") phone.out.send("cancel");
}

/** The words typed here have done their work once they led on. @param {Phone} phone @param {import("./types").Stage | undefined} stage */
function forgetTyped({ keep }, stage) {
  if (stage && stage !== "new" && stage !== "joined") keep.entering.value = null;
}

/** @param {Phone} phone @param {string | null} phrase */
export function offer(phone, phrase) {
  if (phrase) phone.keep.offered.value = phrase;
}

/** Found again with the browser's arrows, or in its history: whoever looks for it may be somebody else. @param {Phone} phone */
function coverReturn(phone) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const discarded = "wasDiscarded" in document && document.wasDiscarded === true;
  let opened = false;
  effect(() => {
    if (opened || phone.place.value === "opening") return;
    opened = true;
    const pages = phone.place.value === "ended" && keepsPages(phone.keep);
    if (opensCovered(visit?.type, discarded, phone.keep.drafts.peek(), pages)) putAway(phone);
  });
}

/** What stood in front is gone, and the focus with it: back to what opened it, or on to the bar's own button; else to the heading. @param {Phone} phone */
function keepFocus({ side }) {
  let opened = /** @type {Element | null} */ (null);
  let button = "";
  let before = side.peek();
  effect(() => {
    if (side.value !== null && before === null) opened = document.activeElement;
    if (side.value !== null) button = `.bar button:nth-child(${side.value === "leave" ? 3 : 2})`;
    before = side.value;
  });
  const find = (/** @type {Element[]} */ around) => {
    const closed = side.peek() === null && around.some((one) => one.matches(".in-front"));
    const places = [closed && opened, closed && document.querySelector(button), document.querySelector(".screen:not([hidden]) .titled")];
    return places.find((one) => one instanceof HTMLElement && one !== document.body && one.getClientRects().length > 0);
  };
  const root = document.querySelector("#app");
  if (root) keepPlace(root, (around) => /** @type {HTMLElement | undefined} */ (find(around)));
}

/** A closed step asks for its ballots once more; an ended exercise takes its private notes along. @param {Phone} phone */
function followStep(phone) {
  let seen = "";
  effect(() => {
    const room = phone.room.value;
    if (!room) return;
    const now = `${room.step?.run}:${room.step?.state}:${room.session.state}`;
    if (now === seen) return;
    const first = !seen;
    seen = now;
    if (room.session.state === "ended") return endAll(phone);
    tidy(phone.keep, onNow(room.step, phone.everybodys.value?.step));
    if (!first) setTimeout(phone.out.resend, Math.random() * SPREAD_MS);
  });
}

/** The exercises somebody is in: also everybody's, while they have a step of their own. @param {(import("./types").Step | null | undefined)[]} steps */
const onNow = (...steps) => steps.flatMap((step) => (step ? [step.exercise.id] : []));

/** @param {Phone} phone */
function endAll(phone) {
  tidyAll(phone.keep);
  phone.out.clear();
}

/** Out of sight: when the phone comes back, only the public line shows. @param {Phone} phone */
function putAway(phone) {
  phone.side.value = null;
  if (needsCover(phone.place.value, phone.room.value)) phone.covered.value = true;
}
