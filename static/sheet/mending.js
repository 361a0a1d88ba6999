/** What is to mend before a session opens: beside its line, and in one place that leads to each. */
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { focus } from "./state.js";
import { called } from "./words.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Problem} Problem */

/** @param {Editor} editor @param {string} key */
export const breachesOf = (editor, key) => editor.problems.value.filter((problem) => problem.key === key);

/** @param {{id: string, wrong: Problem[]}} props */
export const Breaches = ({ id, wrong }) =>
  wrong.length > 0 && html`<div class="breaches" id=${id}>${wrong.map((one) => html`<p><span aria-hidden="true">△ </span>${one.what} <span class="cure">${one.cure}</span></p>`)}</div>`;

/** @param {{editor: Editor}} props */
export function Mending({ editor }) {
  const problems = editor.problems.value.filter(({ key }) => key === null || editor.sheet.value.items.some((item) => item.key === key));
  return html`
    <section class=${`mending ${problems.length ? "some" : ""}`} aria-labelledby="mending">
      <div role="status"><h2 id="mending">${say.mending.count(problems.length)}</h2></div>
      ${problems.length > 0 && html`<ol>${problems.map((one) => html`<li><${Leading} editor=${editor} problem=${one} /></li>`)}</ol>`}
      ${problems.length > 0 && html`<p class="soft">${say.mending.kept}</p>`}
    </section>
  `;
}

/** @param {{editor: Editor, problem: Problem}} props */
function Leading({ editor, problem }) {
  const item = editor.sheet.value.items.find((one) => one.key === problem.key);
  if (!item) return html`${problem.what} ${problem.cure}`;
  const name = called(item, editor.palette);
  return html`<button type="button" class="lead" onClick=${() => focus(editor, item.key)}>${!problem.what.includes(name) && html`<strong>${name}</strong> `}${problem.what}</button>`;
}
