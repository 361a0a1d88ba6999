/** At the end: the pages somebody takes home, made on this phone, to save, to print, and then to wipe; and the receipt. */
import { computed, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { newId } from "../shared/acts.js";
import { Circle } from "../shared/circle.js";
import { dateOf, momentOf } from "../shared/day.js";
import { html } from "../shared/html.js";
import { say as shared } from "../shared/say.js";
import { say as phoneSays } from "../phone/say.js";
import { asCalendar } from "./calendar.js";
import { fetchOurs, hold } from "./fetch.js";
import { gather } from "./gather.js";
import { asFile } from "./page.js";
import { say } from "./say.js";

/** @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("./gather.js").Pages} Pages @typedef {import("./fetch.js").Ours} Ours */

/** Wiped stays wiped, whatever stands in front of it meanwhile. */
const wiped = signal(false);

/** @param {{phone: Phone, wipe: () => Promise<void>}} props */
export function TakeHome({ phone, wipe }) {
  const { ours, pages } = useMemo(() => open(phone), []);
  useEffect(() => fetchOurs(phone, ours), []);
  const away = async () => {
    wiped.value = true;
    await wipe();
  };
  return html`<p class="unseen" aria-live="polite">${wiped.value && say.wiped}</p>
    ${wiped.value ? html`<${Receipt} ours=${ours.value} wiped=${true} />` : html`<${Whole} phone=${phone} ours=${ours.value} pages=${pages.value} away=${away} />`}`;
}

/** @param {{phone: Phone, ours: Ours | null, pages: Pages, away: () => void}} props */
function Whole({ phone, ours, pages, away }) {
  return html`
    ${ours ? html`<${All} phone=${phone} pages=${pages} ours=${ours} />` : html`<${Waiting} phone=${phone} pages=${pages} />`}
    <button type="button" class="unprinted" onClick=${away}>${say.wipe}</button>`;
}

/** @param {Phone} phone */
function open(phone) {
  const ours = signal(/** @type {Ours | null} */ (null));
  const pages = computed(() => gather(hold(phone, ours.value)));
  return { ours, pages };
}

/** What this phone holds by itself, until the rest has come. @param {{phone: Phone, pages: Pages}} props */
function Waiting({ phone, pages }) {
  return html`<p class="soft" role="status">${phone.wire.online.value ? say.loading : say.fetching}</p>
    ${pages.mine.length > 0 && html`<${Page} phone=${phone} circle="me" title=${say.mine} sections=${pages.mine} none="" />`}`;
}

/** @param {{phone: Phone, pages: Pages, ours: Ours}} props */
function All({ phone, pages, ours }) {
  return html`
    <p class="soft unprinted">${say.lead}</p>
    <${Actions} phone=${phone} pages=${pages} ours=${ours} />
    <${Both} phone=${phone} pages=${pages} ours=${ours} />
    <${Receipt} ours=${ours} wiped=${false} />`;
}

/** @param {{phone: Phone, pages: Pages, ours: Ours}} props */
function Actions({ phone, pages, ours }) {
  const { rehearsal } = phone.facts;
  const title = rehearsal ? `${say.rehearsal}: ${say.reminder}` : say.reminder;
  return html`<div class="stack unprinted">
    <button type="button" class="main" onClick=${() => hand(asFile(pages, ours.resources, rehearsal), "text/html", "page.html")}>${say.save}</button>
    <p class="soft">${say.saveHelp}</p>
    <button type="button" onClick=${() => print()}>${say.print}</button>
    ${pages.dates.length > 0 && html`
      <button type="button" onClick=${() => hand(asCalendar(pages.dates, title, new Date(phone.wire.now() * 1000), newId, shared.language), "text/calendar", "dates.ics")}>${say.dates}</button>
      <p class="soft">${say.datesHelp}</p>`}
  </div>`;
}

/** Hands something over as a file; nothing goes through the server. @param {string} text @param {string} type @param {string} name */
function hand(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {{phone: Phone, pages: Pages, ours: Ours}} props */
function Both({ phone, pages, ours }) {
  const missing = ours.lost ? say.lost : ours.unread ? say.unread : ours.couple && !pages.shared ? say.apart : "";
  const [circle, title] = pages.forTwo ? ["us", say.ours] : ["me", say.mine];
  return html`<div class="pages">
    ${missing && html`<p class="soft">${missing}</p>`}
    ${pages.shared && html`<${Page} phone=${phone} circle="us" title=${say.ours} sections=${pages.shared} none=${say.nobody} />`}
    <${Page} phone=${phone} circle=${circle} title=${title} sections=${[...pages.mine, ...closing(ours.resources)]} none="" />
  </div>`;
}

/** @param {string} resources @returns {import("./gather.js").Section[]} */
function closing(resources) {
  const line = (/** @type {string} */ text) => [{ label: "", text }];
  return [{ heading: say.breathe, title: "", lines: line(say.breatheText) }, { heading: say.resources, title: "", lines: line(resources) }];
}

/** @param {{phone: Phone, circle: "us" | "me", title: string, sections: import("./gather.js").Section[], none: string}} props */
function Page({ phone, circle, title, sections, none }) {
  return html`<article class="page">
    ${phone.facts.rehearsal && html`<p class="rehearsal">${say.rehearsal}</p>`}
    <h2>${title}</h2>
    <${Circle} circle=${circle} says=${phoneSays.circles[circle]} />
    ${!sections.length && html`<p>${none}</p>`}
    ${sections.map((one, i) => html`<section class="card" key=${i}>
      ${one.heading && html`<p class="over-line">${one.heading}</p>`}
      ${one.title && html`<h3>${one.title}</h3>`}
      ${one.lines.map(({ label, text }) => html`<div>${label && html`<p class="soft">${label}</p>`}<p class="own" translate=${false}>${text}</p></div>`)}
    </section>`)}
  </article>`;
}

/** What is erased, when, and where: true of this server and this phone. @param {{ours: Ours | null, wiped: boolean}} props */
function Receipt({ ours, wiped }) {
  const receipt = ours?.receipt;
  return html`<section class="card quiet unprinted">
    <h2 class="small">${say.receipt}</h2>
    <ul class="receipt">
      <li>${wiped ? say.wiped : say.here}</li>
      ${receipt?.ended_at && html`<li>${say.answers(momentOf(receipt.ended_at))}</li><li>${say.help}</li>`}
      ${receipt?.sealed_until && ours?.couple && html`<li>${say.sealed(momentOf(receipt.sealed_until))}</li>`}
      ${receipt?.notes_until && html`<li>${say.notes(dateOf(receipt.notes_until))}</li>`}
    </ul>
  </section>`;
}
