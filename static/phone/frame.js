/** What stands around every screen: who we are, how the line is, the bar, and a quiet voice for screen readers. */
import { html } from "../shared/html.js";
import { announcement } from "./announce.js";
import { icons } from "./icons.js";
import { partnerName } from "./phone.js";
import { offered, renewNow } from "./renew.js";
import { say } from "./say.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Head({ phone }) {
  const couple = phone.mine.value?.couple;
  return html`<header class="head">
    <p class="who">${couple ? couple.name : phone.room.value?.session.title ?? phone.facts.title}</p>
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
  return notice.value && html`<button type="button" class="notice" role="alert" onClick=${() => (notice.value = "")}>${notice.value}</button>`;
}

/** That there is a newer version of this page, where it did not load by itself. @param {{phone: Phone}} props */
export function Newer({ phone }) {
  const isOffered = offered.value && phone.wire.online.value && !phone.covered.value;
  return isOffered && html`<button type="button" class="notice" onClick=${() => renewNow(phone)}>${say.line.newer}</button>`;
}

/** One quiet line: how the connection stands, where a step's own line does not say it. @param {{phone: Phone}} props */
export function Line({ phone }) {
  return html`<p class="line" role="status">${lineState(phone)}</p>`;
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
    <${BarButton} icon=${icons.leave} on=${side.value === "leave"} text=${say.bar.leave} tap=${toggle("leave")} />
  </nav>`;
}

/** @param {{icon: unknown, text: string, on: boolean, tap: () => void}} props */
function BarButton({ icon, text, on, tap }) {
  return html`<button type="button" aria-pressed=${on} onClick=${tap}>${icon}<span>${text}</span></button>`;
}

/** Says what is new on the screen, without moving the focus. @param {{phone: Phone}} props */
export function Announcer({ phone }) {
  return html`<p class="unseen" role="status">${announcement(phone.place.value, phone.room.value)}</p>`;
}
