/** The recognition test: every question to the room is looked at once more by its author (WORKSHOP E1). */
import { html } from "../shared/html.js";
import { tick } from "./composer.js";
import { say } from "./say.js";

/** @param {{composer: import("./composer.js").Composer}} props */
export function Recognition({ composer }) {
  const prompts = composer.looked.value?.prompts ?? [];
  if (!prompts.length) return null;
  return html`
    <section class="recognition" aria-labelledby="recognition">
      <h2 id="recognition">${say.recognition.title}</h2>
      <p>${say.recognition.text}</p>
      ${prompts.map(({ step, text }) => html`<label class="tick" key=${step}>
        <input type="checkbox" checked=${composer.ticked.value.includes(text)} onChange=${() => tick(composer, text)} />
        <span>${say.recognition.harmless} <b>${text}</b></span>
      </label>`)}
    </section>
  `;
}
