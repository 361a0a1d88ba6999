/** The phone in the composer's frame: the phone's own screens, with no session, no socket, and nothing kept. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { App } from "../phone/app.js";
import { putOn } from "../phone/dress.js";
import { openKeep } from "../phone/keep.js";
import { reading } from "../phone/parts.js";
import { assemble } from "../phone/phone.js";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @returns {any} a line on which nothing is sent */
function line() {
  const views = { room: signal(null), mine: signal(null), desk: signal(null), screen: signal(null) };
  const act = async () => ({ ok: true, counted: false, updates: [], agreed: {} });
  return { views, online: signal(true), refused: signal(false), now: () => /** @type {any} */ (views.room.peek())?.now ?? 0, act, hear: () => {}, close: () => {} };
}

/** Nothing has to last here, so nothing is said about it. */
const LASTS = { get value() { return true; }, set value(_) {} };

/** @returns {any} a memory that lasts as long as the frame */
function memory() {
  return { session: "preview", store: null, there: false, memory: new Map(), lasts: LASTS, tabs: { tell: () => {}, hear: () => {} }, busy: new Set(), behind: new Set() };
}

async function begin() {
  const version = { protocol: 0, build: "", made: 0 };
  const facts = { version, session: "preview", code: "", key: "", phone: "ana", title: say.phone.preview, limits: "", speaks: document.documentElement.lang, limits_in: "", resources_in: "", resources_url: "", rehearsal: false, languages: {}, draft_style: "", reading_style: "" };
  const wire = line();
  const keep = await openKeep("preview", memory());
  keep.ours.value = { phrase: "", keys: { couple: "c".repeat(32), sealing: new Uint8Array(32), marking: new Uint8Array(32) } };
  const phone = assemble(facts, keep, wire);
  reading.fetch().then(({ begin }) => begin(phone));
  addEventListener("message", (event) => {
    if (event.origin !== location.origin || !event.data?.room) return;
    const step = event.data.room.step;
    if (step?.id !== wire.views.room.peek()?.step?.id) keep.drafts.value = {};
    wire.views.mine.value = event.data.mine;
    wire.views.room.value = event.data.room;
    phone.covered.value = event.data.covered;
  });
  const place = /** @type {HTMLElement} */ (document.getElementById("app"));
  putOn();
  place.replaceChildren();
  render(html`<${App} phone=${phone} />`, place);
  parent.postMessage("ready", location.origin);
}

begin();
