/** The recognition test: every question to the room is looked at once more by its author (WORKSHOP E1). */
import { html } from "../shared/html.js";
import { tick } from "./composer.js";

/** @param {{composer: import("./composer.js").Composer}} props */
export function Recognition({ composer }) {
  const prompts = composer.looked.value?.prompts ?? [];
  if (!prompts.length) return null;
  return html`
    <section class="recognition" aria-labelledby="recognition">
      <h2 id="recognition">Before you ask the room</h2>
      <p>Would it be harmless if the partner knew who wrote it? A partner knows style and story; no number of answers hides that. Ask about people in general, what helps, what is hard about a skill. Never about fear, secrets, blame, sex, doubts about this marriage, or what the partner does.</p>
      ${prompts.map(({ step, text }) => html`<label class="tick" key=${step}>
        <input type="checkbox" checked=${composer.ticked.value.includes(text)} onChange=${() => tick(composer, text)} />
        <span>Harmless, whoever it came from: <b>${text}</b></span>
      </label>`)}
    </section>
  `;
}
