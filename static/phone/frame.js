/** What stands around every screen: who we are, how the line is, the bar, and a quiet voice for screen readers. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { kindOf } from "../steps/index.js";
import { news, standing as told } from "./announce.js";
import { icons } from "./icons.js";
import { draft } from "./keep.js";
import { standing, tellsTime } from "./pace.js";
import { partnerName } from "./phone.js";
import { offered, renewNow } from "./renew.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Head({ phone }) {
  const couple = phone.mine.value?.couple;
  return html`<header class="head">
    <p class="who" lang=${phone.facts.speaks}>${couple ? couple.name : phone.room.value?.session.title ?? phone.facts.title}</p>
    <p class="with">${couple && beside(phone)}</p>
    ${phone.facts.rehearsal && html`<p class="rehearsal">${say.header.rehearsal}</p>`}
  </header>`;
}

/** @param {Phone} phone */
function beside(phone) {
  if (phone.mine.value?.couple?.shared) return say.header.shared;
  if (phone.mine.value?.couple?.solo) return say.header.alone;
  const name = partnerName(phone);
  return name ? say.header.with(name) : "";
}

/** A refusal, until it is tapped away or the screen changes. @param {{phone: Phone}} props */
export function Notice({ phone }) {
  const { notice } = phone;
  return html`<div aria-live="assertive" aria-atomic="true">
    ${notice.value && html`<button type="button" class="notice" onClick=${() => (notice.value = "")}>${notice.value}</button>`}
  </div>`;
}

/** That there is a newer version of this page, where it did not load by itself. @param {{phone: Phone}} props */
export function Newer({ phone }) {
  const isOffered = offered.value && phone.wire.online.value && !phone.covered.value;
  return html`<div aria-live="polite" aria-atomic="true">
    ${isOffered && html`<button type="button" class="notice" onClick=${() => renewNow(phone)}>${say.line.newer}</button>`}
  </div>`;
}

/** One quiet line: how the connection stands, where a step's own line does not say it. @param {{phone: Phone}} props */
export function Line({ phone }) {
  return html`<p class="line" aria-live="polite" aria-atomic="true">${lineState(phone)}</p>`;
}

/** @param {Phone} phone @returns {string} empty when all is well */
export function lineState({ wire, out, keep, place, room }) {
  if (place.value === "gone" || place.value === "opening") return "";
  if (!wire.online.value) return keep.box.value.acts.length ? say.line.waiting : say.line.away;
  if (out.stuck.value) return say.line.stuck;
  if (place.value === "step" && room.value?.session.wrap) return say.line.wrap;
  return keep.shelf.lasts.value ? "" : say.line.forgets;
}

/** @param {{phone: Phone}} props */
export function Bar({ phone }) {
  const { covered, side } = phone;
  const toggle = (/** @type {import("./phone.js").Side} */ which) => () => (side.value = side.value === which ? null : which);
  const cover = () => {
    side.value = null;
    covered.value = !covered.value;
  };
  return html`<nav class="bar">
    <${BarButton} icon=${icons.cover} on=${covered.value} text=${covered.value ? say.bar.uncover : say.bar.cover} tap=${cover} />
    <${BarButton} icon=${icons.menu} on=${side.value === "menu"} text=${side.value === "menu" ? say.bar.close : say.bar.menu} tap=${toggle("menu")} />
    <${BarButton} icon=${icons.leave} on=${side.value === "leave"} text=${say.bar.leave} tap=${toggle("leave")} opens=${true} />
  </nav>`;
}

/** Its words change with what it does next; one that keeps them says whether it is open. @param {{icon: unknown, text: string, on: boolean, tap: () => void, opens?: boolean}} props */
function BarButton({ icon, text, on, tap, opens }) {
  return html`<button type="button" class=${on ? "on" : ""} aria-expanded=${opens && on} onClick=${tap}>${icon}<span>${text}</span></button>`;
}

/** Says what is new on the screen, once, without moving the focus. @param {{phone: Phone}} props */
export function Announcer({ phone }) {
  const said = useSignal("");
  const before = useRef(/** @type {import("./announce.js").Told | null} */ (null));
  const now = seen(phone);
  useLayoutEffect(() => {
    said.value = news(before.current, now, isRead());
    before.current = now;
  }, [now.screen, now.heading, now.more]);
  return html`<p class="unseen" aria-live="polite" aria-atomic="true">${said.value}</p>`;
}

/** What stands on this phone. @param {Phone} phone */
export function seen(phone) {
  const [room, mine, covered] = [phone.room.value, phone.mine.value, phone.covered.value];
  const step = room?.step;
  if (!room || !step || !mine) return told(phone.place.value, room, mine, { covered, over: false, says: "" });
  const at = standing(step, room.session.speed, phone.beat.value);
  const says = kindOf(step)?.says?.({ phone, step, mine, at, draft: draft(phone.keep, step) }) ?? "";
  return told(phone.place.value, room, mine, { covered, over: at.over && tellsTime(phone.keep, step), says });
}

/** Whether the focus is on the heading of the screen, and not of what stands in front of it. */
function isRead() {
  const on = document.activeElement;
  return !!on?.matches(".titled") && !on.closest(".in-front");
}
