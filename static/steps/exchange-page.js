/** The page one writes before an exchange: a field a prompt or one's own earlier lines, and sentences that count as well. */
import { cut, fits } from "../phone/between.js";
import { earlier, linesIn } from "../phone/drafts.js";
import { canSeal } from "../phone/sealing.js";
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { firstEmpty, handed, prepared } from "./handing.js";
import { Tick } from "./option.js";
import { say } from "./say.js";
import { say as words } from "../exchange/say.js";
import { put } from "./lines.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/types").Line} Line @typedef {{source: Line[]}} From */

/** @param {Props} props */
export function Writing(props) {
  const { phone, step } = props;
  const { from_write, examples, examples_from } = step.body;
  const source = linesIn(earlier(phone.keep.drafts.value, from_write));
  const level = earlier(phone.keep.drafts.value, examples_from).levels?.[0];
  return html`
    <p class="soft">${canSeal(phone) ? words.before : say.lost}</p>
    ${examples?.[level ?? -1] && html`<p class="soft">${words.example}: ${examples[level ?? -1]}</p>`}
    ${source.length ? html`<${Earlier} ...${props} source=${source} />` : html`<${Fields} ...${props} />`}`;
}

/** @param {Props} props */
function Fields(props) {
  const { step, draft, jot } = props;
  const { prompts, max } = step.body;
  const texts = draft.texts ?? [];
  const content = (/** @type {number} */ i, /** @type {string} */ text) => handed(step.body, { texts: put(prompts.length, texts, i, text) }, []);
  const write = (/** @type {number} */ i, /** @type {string} */ typed) =>
    jot({ prompts, texts: put(prompts.length, texts, i, cut(typed, (text) => content(i, text))) });
  const empty = firstEmpty(step.body, texts);
  return html`
    ${prompts.map((/** @type {string} */ prompt, /** @type {number} */ i) => html`<${Field} key=${i} label=${prompt} max=${max}
      rows=${prompts.length > 2 ? 2 : 3} value=${texts[i] ?? ""} full=${!fits(content(i, `${texts[i] ?? ""}…`))} change=${(/** @type {string} */ text) => write(i, text)} />`)}
    <${Prepared} body=${step.body} on=${null} takes=${(/** @type {string} */ text) => empty >= 0 && fits(content(empty, text))} tap=${(/** @type {string} */ text) => write(empty, text)} />`;
}

/** @param {Props & From} props */
function Earlier({ step, draft, jot, source }) {
  const taken = source.map((_, i) => draft.taken?.[i] ?? null);
  const set = (/** @type {number} */ i, /** @type {string | null} */ text) => taken.map((one, at) => (at === i ? text : one));
  const content = (/** @type {number} */ i, /** @type {string} */ text) => handed(step.body, { ...draft, taken: set(i, text) }, source);
  const write = (/** @type {number} */ i, /** @type {string} */ typed) => jot({ taken: set(i, cut(typed, (text) => content(i, text))) });
  return html`
    <p>${words.take}</p>
    ${source.map(({ prompt, text }, i) => html`<div key=${i} class="taken">
      <${Tick} says=${taken[i] === null ? text : prompt} own=${taken[i] === null} help=${taken[i] === null ? prompt : ""} on=${taken[i] !== null}
        change=${(/** @type {boolean} */ on) => (on ? write(i, text) : jot({ taken: set(i, null) }))} />
      ${taken[i] !== null && html`<${Field} label=${words.edit} max=${step.body.max} rows=${2} value=${taken[i]}
        full=${!fits(content(i, `${taken[i]}…`))} change=${(/** @type {string} */ typed) => write(i, typed)} />`}
    </div>`)}
    <${Prepared} body=${step.body} on=${draft.soft ?? null} takes=${(/** @type {string} */ soft) => fits(handed(step.body, { ...draft, soft }, source))} tap=${(/** @type {string} */ text) => jot({ soft: draft.soft === text ? "" : text })} />`;
}

/**
 * @param {{body: Record<string, any>, on: string | null, takes: (text: string) => boolean, tap: (text: string) => void}} props
 *   on: the one that is taken along; takes: whether there is room for one
 */
function Prepared({ body, on, takes, tap }) {
  return html`<div class="bank"><p class="soft">${words.soft}</p><div class="cards">
    ${prepared(body, words.neutral).map((text) => html`<button key=${text} type="button" class="card-tap"
      aria-pressed=${on === null ? undefined : on === text} disabled=${on !== text && !takes(text)} onClick=${() => tap(text)}>${text}</button>`)}
  </div></div>`;
}
