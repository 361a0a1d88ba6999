/** The help menu: every item looks the same, is noted the same way, and leaves no trace on this screen. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { html } from "../shared/html.js";
import { sharesPhone } from "../phone/company.js";
import { isOver } from "../phone/place.js";
import { say as general } from "../phone/say.js";
import { Title } from "../phone/title.js";
import { say as text } from "./say.js";

/** @typedef {import("../phone/phone.js").Phone} Phone @typedef {keyof typeof text.items} Item @typedef {keyof typeof text.whens} When */

const NOTED_MS = 1400;
const items = /** @type {Item[]} */ (Object.keys(text.items));
const whens = /** @type {When[]} */ (Object.keys(text.whens));

/** @param {{phone: Phone}} props */
export function Menu({ phone }) {
  const page = useSignal(/** @type {"items" | "when" | "noted"} */ ("items"));
  const ask = (/** @type {Item} */ item, /** @type {When | null} */ when) => {
    phone.out.send("help", { item, when });
    if (item === "practice") phone.keep.practised.value = true;
    page.value = "noted";
  };
  if (page.value === "noted") return html`<${Noted} close=${() => (phone.side.value = null)} />`;
  if (page.value === "when") return html`<${Whens} choose=${(/** @type {When} */ when) => ask("word", when)} back=${() => (page.value = "items")} />`;
  return html`<${Items} phone=${phone} choose=${(/** @type {Item} */ item) => (item === "word" ? (page.value = "when") : ask(item, null))} />`;
}

/** Closes by itself, unless it is closed before. @param {{close: () => void}} props */
function Noted({ close }) {
  useEffect(() => {
    const timer = setTimeout(close, NOTED_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="rest"><${Title} class="large-line" says=${text.noted} always=${true} /></div>`;
}

/** @param {{phone: Phone, choose: (item: Item) => void}} props */
function Items({ phone, choose }) {
  return html`
    <${Title} says=${text.title} always=${true} />
    <section><h2>${text.word}</h2><${Asking} phone=${phone} choose=${choose} /></section>
    <section><h2>${text.also}</h2><${Also} phone=${phone} /></section>`;
}

/** After the end nobody would read it; on a phone for two the other would. @param {{phone: Phone, choose: (item: Item) => void}} props */
function Asking({ phone, choose }) {
  if (isOver(phone.place.value)) return html`<p>${text.over}</p>`;
  if (phone.mine.value && sharesPhone(phone.mine.value)) return html`<p>${text.shared}</p>`;
  return html`<p class="soft">${text.quiet}</p>
    <ul class="rows">${items.map((item) => html`<${Row} key=${item} says=${text.items[item]} tap=${() => choose(item)} />`)}</ul>`;
}

/** @param {{choose: (when: When) => void, back: () => void}} props */
function Whens({ choose, back }) {
  return html`<${Title} says=${text.when} always=${true} />
    <ul class="rows">
      ${whens.map((when) => html`<${Row} key=${when} says=${text.whens[when]} tap=${() => choose(when)} />`)}
      <${Row} says=${general.back} tap=${back} />
    </ul>`;
}

/** @param {{phone: Phone}} props */
function Also({ phone }) {
  return html`<ul class="rows">
    ${inRoom(phone) && !isOver(phone.place.value) && html`<${Row} says=${text.pause} tap=${() => pause(phone)} />`}
    <${Apart} phone=${phone} />
    <${Row} says=${text.reading} tap=${() => (phone.side.value = "reading")} />
    ${inRoom(phone) && !phone.mine.value?.couple?.shared && html`<${Row} says=${text.notes} tap=${() => (phone.side.value = "notes")} />`}
    <${ToResources} phone=${phone} />
    ${Object.entries(phone.facts.languages).map(([code, name]) => html`<${Row} key=${code} lang=${code} says=${name} tap=${() => readIn(phone, code)} />`)}
  </ul>`;
}

/** Working separately, and together again; the same row for whoever looks over. @param {{phone: Phone}} props */
function Apart({ phone }) {
  if (phone.mine.value?.stage !== "paired" || isOver(phone.place.value)) return null;
  return html`<${Row} says=${phone.mine.value.apart ? text.together : text.part} tap=${() => (phone.side.value = "apart")} />`;
}

/** @param {{phone: Phone}} props */
function ToResources({ phone }) {
  if (phone.resources.value) return html`<${Row} says=${text.resources} tap=${() => (phone.side.value = "resources")} />`;
  return html`<li><a class="row" href=${phone.facts.resources_url}>${text.resources}</a></li>`;
}

/** @param {Phone} phone */
function inRoom({ mine }) {
  return mine.value?.stage === "paired" || mine.value?.stage === "alone";
}

/** @param {Phone} phone */
function pause(phone) {
  phone.out.send("pause_us", { on: true });
  phone.side.value = null;
}

/** The page comes anew in another language; what was written stays. Without a network it stays as it is. @param {Phone} phone @param {string} language */
async function readIn(phone, language) {
  const choice = new URLSearchParams({ language, next: location.pathname });
  const told = await fetch("/language", { method: "POST", body: choice, redirect: "manual" }).catch(() => null);
  if (told) location.reload();
  else phone.notice.value = general.line.away;
}

/** @param {{says: string, tap: () => void, lang?: string}} props `lang`: where it says something in another language */
function Row({ says, tap, lang }) {
  return html`<li><button type="button" class="row" lang=${lang} onClick=${tap}>${says}</button></li>`;
}
