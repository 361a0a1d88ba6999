/** A plan in the form "when, then": for oneself, and for the partner if its author offers it. */
import { cut, fits, readable } from "../phone/between.js";
import { sharing } from "../phone/company.js";
import { draft as draftIn } from "../phone/keep.js";
import { inOneLine, standingPlans, withPlan } from "../phone/plans.js";
import { partnerName } from "../phone/phone.js";
import { canSeal, sealed } from "../phone/sealing.js";
import { isDay, weekdayInWords } from "../shared/day.js";
import { html } from "../shared/html.js";
import { Field } from "./field.js";
import { Handed } from "./handed.js";
import { Tick } from "./option.js";
import { isSame, planned, startsOf, takeUp, toKeep, withRoom } from "./plan.js";
import { say } from "./say.js";
import { Text } from "./text.js";
import { put } from "./lines.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("../phone/types").Step} Step @typedef {import("../phone/types").Draft} Draft @typedef {import("../phone/types").Plan} Plan */

/** @param {Props} props */
function Body({ jot, ...given }) {
  const { phone, step, draft } = given;
  const write = (/** @type {Partial<Draft>} */ change) => (jot(change), keepPlan(phone, step));
  const props = { ...given, jot: write };
  const { review, lapse, aloud, pick } = step.body;
  return html`
    ${pick && html`<${Earlier} ...${props} />`}
    <${Gaps} ...${props} />
    ${lapse && html`<div class="prose"><${Text} text=${lapse} /></div>`}
    ${review && html`<${Review} says=${review} day=${draft.review ?? ""} change=${(/** @type {string} */ day) => write({ review: day })} />`}
    ${aloud && html`<p class="aloud">${aloud}</p>`}
    <div class="ticks">
      <${Tick} says=${say.keep} help=${say.keepHelp} on=${!!draft.keep} change=${(/** @type {boolean} */ keep) => write({ keep })} />
      ${isOffered(props) && html`<${Offer} ...${props} />`}
    </div>
    <${Theirs} ...${props} />`;
}

/** What is kept is kept as it is written. What the partner has stays as it was handed over, until Done. @param {Phone} phone @param {Step} step */
export function keepPlan({ keep, between }, step) {
  const plans = keep.plans.peek();
  const isOut = between.value.own || plans.some((plan) => plan.run === step.run && plan.offered);
  if (!isOut) keep.plans.value = withPlan(plans, step.run, toKeep(step, draftIn(keep, step), false));
}

/** @param {Pick<Props, "phone" | "step" | "mine">} props */
function isOffered({ phone, step, mine }) {
  return sharing(step, mine) === "offers" && canSeal(phone);
}

/** @param {Props} props */
function Earlier({ phone, step, draft, jot }) {
  const plans = standingPlans(phone.keep.plans.value.filter((plan) => plan.run !== step.run));
  if (!plans.length) return null;
  return html`<fieldset class="options"><legend class="small">${say.commit.earlier}</legend>
    ${plans.map((plan) => html`<${Tick} key=${plan.run} says=${inOneLine(plan)} own=${true} help=${plan.heading} on=${draft.from === plan.run}
      change=${() => jot(takeUp(draft, plan))} />`)}
  </fieldset>`;
}

/** @param {Props} props */
function Gaps({ step, draft, jot }) {
  const starts = startsOf(step.body, draft);
  const texts = draft.texts ?? [];
  const content = (/** @type {number} */ i, /** @type {string} */ text) => withRoom(step.body, { ...draft, texts: put(starts.length, texts, i, text) });
  const write = (/** @type {number} */ i, /** @type {string} */ typed) => jot({ texts: put(starts.length, texts, i, cut(typed, (text) => content(i, text))) });
  return html`<div class="gaps">${starts.map((start, i) => html`<${Field} key=${i} label=${start} rows=${1} value=${texts[i] ?? ""}
    max=${step.body.lines[i]?.max ?? 200} help=${draft.starts ? null : step.body.lines[i]?.hint} full=${!fits(content(i, `${texts[i] ?? ""}…`))}
    change=${(/** @type {string} */ text) => write(i, text)} />`)}</div>`;
}

/** @param {{says: string, day: string, change: (day: string) => void}} props */
function Review({ says, day, change }) {
  return html`<div class="field"><label for="review">${says}</label>
    <input id="review" type="date" value=${day} onChange=${(/** @type {any} */ event) => change(event.target.value)} /></div>`;
}

/** @param {Props} props */
function Offer({ phone, step, draft, jot }) {
  const { own } = phone.between.value;
  const has = !!own;
  const help = !has ? say.commit.offerHelp : isSame(own, planned(step.body, draft)) ? say.commit.offered : say.commit.changed;
  return html`<${Tick} says=${say.commit.offer} help=${help} on=${has || !!draft.offer} fixed=${has}
    change=${(/** @type {boolean} */ offer) => jot({ offer })} />`;
}

/** Quietly below one's own, once it is there. @param {Props} props */
function Theirs({ phone, mine }) {
  const { theirs, lost } = phone.between.value;
  if (!theirs && !lost) return null;
  const lines = readable(theirs, "start")?.map(({ start, text }) => ({ prompt: start, text }));
  const day = isDay(theirs?.review) ? [{ prompt: say.commit.review, text: weekdayInWords(theirs.review) }] : [];
  return html`<${Handed} heading=${say.commit.theirs(partnerName(phone))} lines=${lines ? [...lines, ...day] : null} />`;
}

/** @param {Step} step @param {Draft} draft @param {Phone} phone */
function answer(step, draft, phone) {
  const said = planned(step.body, draft);
  const offers = draft.offer || !!phone.between.value.own;
  return offers && said.lines.length ? sealed(phone, step, said) : null;
}

/** What is kept or was offered waits for the take-home; what the partner has stays. @param {Phone} phone @param {Step} step @param {Draft} draft @param {boolean} passing */
function after(phone, step, draft, passing) {
  const { keep, mine, between } = phone;
  const has = !!between.value.own;
  if (passing && has) return;
  const offers = !passing && !!mine.value && isOffered({ phone, step, mine: mine.value }) && (has || !!draft.offer);
  keep.plans.value = withPlan(keep.plans.peek(), step.run, toKeep(step, draft, offers));
}

/** @param {string} start some end in an ellipsis of their own */
const gap = (start) => (start.endsWith("…") ? start : `${start} …`);

const onePhone = {
  says: say.commit.onePhone,
  list: (/** @type {Record<string, any>} */ { lines }) => lines.map((/** @type {{start: string, hint: string | null}} */ { start, hint }) => [gap(start), hint && `(${hint})`].filter(Boolean).join(" ")),
};

/** @param {Pick<Props, "phone">} props */
function says({ phone }) {
  return phone.between.value.theirs ? say.commit.theirs(partnerName(phone)) : "";
}

/** @type {import("./kind").Kind} */
export const commit = { Body, answer, after, says, onePhone };
