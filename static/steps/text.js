/** Plain text as paragraphs, the text for somebody who works alone, and the form for two with one phone. */
import { isApart } from "../phone/company.js";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("../phone/types").Step} Step @typedef {import("../phone/types").Mine} Mine */

/** @param {{text: string | null | undefined}} props */
export function Text({ text }) {
  const paragraphs = (text ?? "").split(/\n\s*\n/).map((one) => one.trim()).filter(Boolean);
  return html`${paragraphs.map((paragraph, i) => html`<p key=${i}>${paragraph}</p>`)}`;
}

/** Leads the step of whoever is alone; the frame puts it there. @param {{step: Step, mine: Mine}} props */
export function Solo({ step, mine }) {
  const heading = isApart(mine) ? say.apart : say.solo;
  if (!step.body.solo) return isApart(mine) ? html`<p class="soft">${heading}</p>` : null;
  return html`<aside class="card quiet"><h2 class="small">${heading}</h2><${Text} text=${step.body.solo} /></aside>`;
}

/** Spoken, or on paper: nothing is entered on a phone for two. @param {{step: Step, form: NonNullable<import("./kind").Kind["onePhone"]>}} props */
export function OnePhone({ step, form }) {
  return html`
    <aside class="card quiet"><h2 class="small">${say.onePhone}</h2><${Text} text=${step.body.one_phone ?? form.says} /></aside>
    <ul class="spoken">${form.list(step.body).map((line, i) => html`<li key=${i}>${line}</li>`)}</ul>`;
}
