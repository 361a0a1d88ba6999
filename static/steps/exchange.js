/** Both write, then each reads the other's lines, from one moment on: both or nothing. */
import { linesOf, readable } from "../phone/between.js";
import { isAlone, sharesPhone, sharing } from "../phone/company.js";
import { earlier, linesIn } from "../phone/drafts.js";
import { takeBack } from "../phone/meet.js";
import { partnerName } from "../phone/phone.js";
import { canSeal, sealed } from "../phone/sealing.js";
import { html } from "../shared/html.js";
import { handed, stands } from "./handing.js";
import { Handed } from "./handed.js";
import { Writing } from "./exchange-page.js";
import { say } from "./say.js";
import { say as words } from "../exchange/say.js";
import { Keep, Lines } from "./lines.js";

/** @typedef {import("./kind").BodyProps} Props @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("../phone/types").Step} Step @typedef {import("../phone/types").Draft} Draft */

/** @param {Props} props */
function Body(props) {
  const { phone, mine } = props;
  if (isAlone(mine) && !phone.between.value.came) return html`<${ForOneself} ...${props} />`;
  const Page = { read: Reading, nothing: Nothing, wait: Waiting, write: Writing }[standing(props)];
  return html`<${Page} ...${props} />`;
}

/** @param {Omit<Props, "jot">} props */
function standing({ phone, step, draft, at }) {
  return stands({ came: phone.between.value.came, reads: isReading(step, at), noted: !!draft.noted });
}

/** Whether the clock has come to the second part: what was not handed over by then stays. @param {Step} step @param {Pick<import("../shared/clock.js").Position, "part">} at */
function isReading(step, at) {
  return step.parts[at.part]?.name === "read";
}

/** For somebody alone it is a private note like any other. @param {Props} props */
function ForOneself({ step, draft, jot }) {
  return html`<${Lines} prompts=${step.body.prompts} max=${step.body.max} draft=${draft} jot=${jot} help=${say.stays} />
    <${Keep} says=${say.keep} draft=${draft} jot=${jot} />`;
}

/** The same, whether the partner thinks, passed or is gone, and whether one's own lines are on their way. @param {Props} props */
function Waiting({ phone, step }) {
  return html`<div class="meeting"><p>${words.wait}</p>
    <button type="button" class="plain" onClick=${() => takeBack(phone, step)}>${words.change}</button></div>`;
}

/** How long both phones give each other at the turn of the part, so that nobody reads too early that nothing came. */
const GRACE_S = 3;

/** @param {Props["at"]} at */
function isTurning(at) {
  return !at.over && at.of - at.left < GRACE_S;
}

/** @param {Props} props */
function Nothing({ step, draft, at }) {
  return html`<p class="meeting">${isTurning(at) ? words.moment : words.nothing}</p>`;
}

/** The partner's first, in peace. @param {Props} props */
function Reading(props) {
  const { theirs, own } = props.phone.between.value;
  const mine = own ? linesOf(own, "prompt") : content(props.phone, props.step, props.draft).lines;
  return html`
    <${Handed} heading=${words.theirs(partnerName(props.phone))} lines=${readable(theirs, "prompt")} key="theirs" />
    <${Handed} heading=${words.own} lines=${mine} quiet=${true} />`;
}

/** @param {Phone} phone @param {Step} step @param {Draft} draft */
function content(phone, step, draft) {
  return handed(step.body, draft, linesIn(earlier(phone.keep.drafts.value, step.body.from_write)));
}

/** @param {Step} step @param {Draft} draft @param {Phone} phone */
function answer(step, draft, phone) {
  const said = content(phone, step, draft);
  return said.lines.length ? sealed(phone, step, said) : null;
}

/** @param {Phone} phone @param {Step} step @param {import("../shared/clock.js").Position} at */
function hands(phone, step, at) {
  const mine = phone.mine.value;
  return !!mine && !!sharing(step, mine) && canSeal(phone) && !isReading(step, at) && !phone.between.value.came;
}

const onePhone = { says: words.onePhone, list: (/** @type {Record<string, any>} */ { prompts }) => prompts };

/** What has come stays, and can be read in peace. @param {Phone} phone */
function hasCome(phone) {
  return phone.between.value.came;
}

/** @param {Omit<Props, "jot">} props */
function says(props) {
  const { phone, mine, at } = props;
  if (sharesPhone(mine) || (isAlone(mine) && !phone.between.value.came)) return "";
  const said = { read: words.theirs(partnerName(phone)), nothing: isTurning(at) ? "" : words.nothing, wait: words.wait, write: "" };
  return said[standing(props)];
}

/** @type {import("./kind").Kind} */
export const exchange = { Body, answer, hands, says, late: isReading, settled: hasCome, goesOn: hasCome, onePhone };
