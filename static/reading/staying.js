/** More time: what somebody reads, or writes for themselves, stays on their phone while the room goes on. Nobody is told. */
import { effect, signal } from "@preact/signals";
import { draftOf } from "../phone/drafts.js";
import { html } from "../shared/html.js";
import { kindOf } from "../steps/index.js";
import { say } from "./say.js";

/** @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("../phone/types").Step} Step */

/** The run somebody has gone on from, as nothing else stays. */
const gone = signal(0);

/** Also where it was so before the page was opened anew. @param {Phone} phone */
export function stay(phone) {
  const { keep, place, room } = phone;
  let seen = keep.stayed.peek()?.run;
  effect(() => {
    if (place.value === "step") seen = room.value?.step?.run;
  });
  phone.stays.value = (shown) =>
    keep.reading.value.unhurried && gone.value !== shown.run && seen === shown.run && (keep.stayed.peek()?.run === shown.run || isOpen(phone, shown));
  effect(() => {
    if (room.value) keep.stayed.value = hasStayed(phone) ? room.value.step : null;
  });
}

/** @param {Phone} phone */
function hasStayed({ room, there }) {
  return room.value?.step?.run !== there.value?.step?.run;
}

/** Whether it is somebody's own, without a clock or a partner in it, and not done yet. @param {Phone} phone @param {Step} step */
function isOpen({ keep }, step) {
  const isOwn = step.circle === "me" || (step.circle === "none" && !!kindOf(step)?.ownPace);
  return isOwn && !step.shares && step.parts.length < 2 && !draftOf(keep.drafts.peek(), step).noted;
}

/** In the place of the actions, which the room has no use for any more. @param {{phone: Phone}} props */
export function Stayed({ phone }) {
  const now = phone.there.value?.step?.title ?? "";
  const goOn = () => (gone.value = phone.room.peek()?.step?.run ?? 0);
  return html`<div class="actions">
    <div class="actions-line"><p role="status">${say.stayed(now)}</p></div>
    <button type="button" class="main" onClick=${goOn}>${say.goOn}</button>
  </div>`;
}
