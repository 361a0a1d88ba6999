/** Statements one after the other, each with a few labelled points; what goes to the room is at most a direction. */
import { sharesPhone, tellsRoom } from "../phone/company.js";
import { jot } from "../phone/keep.js";
import { html } from "../shared/html.js";
import { byItem, moves, put } from "./levels.js";
import { OneByOne, Points } from "./one-by-one.js";
import { say } from "./say.js";
import { Text } from "./text.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/types").Step} Step @typedef {import("../phone/types").Draft} Draft @typedef {import("../phone/phone.js").Phone} Phone */

/** @param {Props} props */
function Body(props) {
  const { step, draft } = props;
  const many = step.body.items.length;
  const open = draft.open ?? BEFORE;
  if (many === 1) return html`<${Single} ...${props} />`;
  if (open === BEFORE) return html`<${Begin} ...${props} />`;
  return open < many ? html`<${Through} ...${props} />` : html`<${All} ...${props} />`;
}

/** In front of the first item. */
const BEFORE = -1;

/** @param {Props} props */
function Single(props) {
  const { step, draft, jot } = props;
  const { intro, items, points } = step.body;
  const pick = (/** @type {number | null} */ level) => {
    jot({ levels: [level], noted: false });
    keepFirst(props.phone, step, [level]);
  };
  return html`
    ${intro && html`<p>${intro}</p>`}
    <${Points} item=${items[0]} points=${points} level=${draft.levels?.[0] ?? null} pick=${pick} />
    <p class="soft">${where(props)}</p>`;
}

/** @param {Props} props */
function Begin(props) {
  return html`
    <div class="prose"><${Text} text=${props.step.body.intro} /><p class="soft">${where(props)}</p></div>
    <button type="button" class="main" onClick=${() => props.jot({ open: 0 })}>${say.scale.begin}</button>`;
}

/** @param {Props} props */
function Through({ phone, step, draft, jot }) {
  const { items, points } = step.body;
  const pick = (/** @type {number} */ i, /** @type {number | null} */ level) => {
    const levels = put(items, draft.levels, i, level);
    jot({ levels, noted: false, open: level === null ? i : i + 1 });
    keepFirst(phone, step, levels);
  };
  return html`<${OneByOne} items=${items} points=${points} levels=${draft.levels ?? []} open=${draft.open ?? 0}
    go=${(/** @type {number} */ open) => jot({ open })} pick=${pick} />`;
}

/** What becomes of it. @param {Props} props */
function where({ phone, step, mine }) {
  const { moment, series } = step.body;
  if (moment !== "after") return moment === "before" ? say.scale.before : say.scale.only;
  if (!tellsRoom(step, mine)) return say.scale.only;
  return phone.keep.levels.value[series] ? say.scale.after : say.scale.noFirst;
}

/** Behind the last item, and after Done or Pass alike. @param {Props} props */
function All(props) {
  const { phone, step, mine, draft, jot } = props;
  const shows = tellsRoom(step, mine) && phone.keep.levels.value[step.body.series] && !!draft.levels?.length;
  return html`<p class="stem">${say.scale.all}</p>
    <p>${where(props)}</p>
    ${shows && html`<${Words} step=${step} words=${movesIn(phone, step, draft)} />`}
    <button type="button" class="plain" onClick=${() => jot({ open: 0, noted: false })}>${say.scale.again}</button>`;
}

/** Folded away, for no neighbour to read. @param {{step: Step, words: import("./levels.js").Move[]}} props */
function Words({ step, words }) {
  return html`<details class="card"><summary>${say.scale.words}</summary>
    <ul class="items">${step.body.items.map((/** @type {import("./levels.js").Item} */ { id, text }, /** @type {number} */ i) => html`
      <li key=${id}><span>${text}</span><span class="beside">${say.scale.moves[words[i] ?? "none"]}</span></li>`)}</ul>
  </details>`;
}

/** @param {Phone} phone @param {Step} step @param {Draft} draft */
function movesIn(phone, step, draft) {
  return moves(step.body.items, phone.keep.levels.value[step.body.series], draft.levels);
}

/** Only directions, and none without a first time. @param {Step} step @param {Draft} draft @param {Phone} phone */
function answer(step, draft, phone) {
  if (step.body.moment !== "after") return null;
  const words = movesIn(phone, step, draft);
  return words.some((word) => word !== null) ? words : null;
}

/** @param {Phone} phone @param {Step} step @param {Draft} draft @param {boolean} passing */
function after(phone, step, draft, passing) {
  const { items } = step.body;
  if (items.length > 1) jot(phone.keep, step, { open: items.length });
  keepFirst(phone, step, passing ? [] : draft.levels ?? []);
}

/** The first levels wait under their series as they are tapped; a pass leaves none. @param {Phone} phone @param {Step} step @param {(number | null)[]} levels */
export function keepFirst({ keep, mine }, step, levels) {
  const { items, moment, series } = step.body;
  if (moment !== "before" || (mine.value && sharesPhone(mine.value))) return;
  const { [series]: _, ...others } = keep.levels.peek();
  const answered = levels.some((level) => level !== null);
  keep.levels.value = answered ? { ...others, [series]: byItem(items, levels) } : others;
}

const onePhone = {
  says: say.scale.onePhone,
  list: (/** @type {Record<string, any>} */ { items }) => items.map((/** @type {{text: string}} */ item) => item.text),
};

/** @type {import("./kind").Kind} */
export const scale = { Body, answer, after, emptied: { levels: [] }, onePhone };
