/** A conversation aloud on what the room answered, or on prepared examples. */
import { html } from "../shared/html.js";
import { widths } from "./bars.js";
import { say } from "./say.js";

/** @typedef {import("../phone/types").Release} Release */

/** @param {import("./kind").BodyProps} props */
function Body({ step }) {
  const { questions, shown = [], fallback } = step.body;
  return html`
    <${Questions} questions=${questions} />
    ${shown.map((/** @type {Release} */ release) => html`<${Shown} key=${release.run} release=${release} />`)}
    ${fallback && html`<${Examples} examples=${fallback} />`}`;
}

/** @param {{questions: string[]}} props */
function Questions({ questions }) {
  return html`<ol class="questions" aria-label=${say.talk.questions}>
    ${questions.map((question, i) => html`<li key=${i}>${question}</li>`)}
  </ol>`;
}

/** @param {{release: Release}} props */
function Shown({ release }) {
  return html`<section class="card shown">
    <h2 class="small">${say.talk.from}</h2>
    <p class="soft">${release.title}</p>
    ${release.form === "spread" ? html`<p>${say.talk.spread}</p>` : html`<${Items} release=${release} />`}
  </section>`;
}

/** @param {{release: Release}} props */
function Items({ release }) {
  const { items = [], others } = release;
  const lengths = widths(items);
  return html`<ul class=${`items items-${release.form}`}>
    ${items.map((item, i) => html`<li key=${i}><span>${item.text}</span><${Beside} item=${item} />
      ${release.form === "bars" && html`<${Bar} length=${lengths[i]} />`}</li>`)}
    ${others && html`<li><span class="soft">${say.talk.others}</span></li>`}
  </ul>`;
}

/** @param {{item: NonNullable<Release["items"]>[number]}} props */
function Beside({ item }) {
  if (isMoved(item)) return html`<${Moves} item=${item} />`;
  if (item.count !== undefined) return html`<span class="beside">${item.count}</span>`;
  if (item.level) return html`<span class="beside">${say.talk[item.level]}</span>`;
  return item.shortened ? html`<span class="beside">${say.talk.shortened}</span>` : null;
}

/** @typedef {NonNullable<Release["items"]>[number]} Item */

/** @param {Item} item */
function isMoved(item) {
  return item.few || item.up !== undefined;
}

/** Where the room went with one line: each direction by itself, an unlit one says nothing. @param {{item: Item}} props */
function Moves({ item }) {
  if (item.few) return html`<span class="moves">${say.talk.fewAnswers}</span>`;
  const lit = /** @type {const} */ (["up", "same", "down"]).filter((way) => item[way]);
  return html`<span class="moves">${lit.map((way) => html`<span key=${way}>${say.talk.moves[way]} ${howMany(item[way])}</span>`)}</span>`;
}

/** @param {import("../phone/types").Moved | undefined} moved */
function howMany(moved) {
  if (moved === "many" || moved === "some") return say.talk[moved];
  return typeof moved === "number" ? moved : "";
}

/** @param {{length: number}} props */
function Bar({ length }) {
  return html`<svg class="bar-line" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width=${length} height="4" /></svg>`;
}

/** @param {{examples: string[]}} props */
function Examples({ examples }) {
  return html`<section class="card quiet">
    <h2 class="small">${say.talk.examples}</h2>
    <ul class="items">${examples.map((example, i) => html`<li key=${i}><span>${example}</span></li>`)}</ul>
  </section>`;
}

/** @type {import("./kind").Kind} */
export const talk = { Body };
