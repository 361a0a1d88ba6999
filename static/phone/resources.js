/** The page of addresses that help, read once by every phone alike, and shown here so that Cover and Leave stay in reach. */
import { html } from "../shared/html.js";
import { parse } from "../shared/parse.js";
import { say } from "./say.js";
import { Title } from "./title.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** Everybody's phone asks for it at the beginning, so nobody is seen asking later. @param {Phone} phone */
export async function fetchResources({ facts, resources }) {
  const page = await fetch(facts.resources_url).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  resources.value = parse(page, "text/html").querySelector(".lines")?.textContent ?? "";
}

/** @param {{phone: Phone}} props */
export function Resources({ phone }) {
  return html`
    <${Title} says=${say.resources.title} always=${true} />
    <p class="lines" lang=${phone.facts.resources_in}>${phone.resources.value}</p>
    <button type="button" onClick=${() => (phone.side.value = null)}>${say.back}</button>`;
}
