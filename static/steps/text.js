/** Plain text as paragraphs, and the note for somebody who is here alone. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{text: string | null | undefined}} props */
export function Text({ text }) {
  const paragraphs = (text ?? "").split(/\n\s*\n/).map((one) => one.trim()).filter(Boolean);
  return html`${paragraphs.map((paragraph, i) => html`<p key=${i}>${paragraph}</p>`)}`;
}

/** @param {{step: import("../phone/types").Step, mine: import("../phone/types").Mine}} props */
export function Solo({ step, mine }) {
  if (!mine.couple?.solo || !step.body.solo) return null;
  return html`<aside class="card quiet"><h2 class="small">${say.solo}</h2><${Text} text=${step.body.solo} /></aside>`;
}
