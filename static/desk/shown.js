/** A release as the room would see it, in plain lines. */
import { html } from "../shared/html.js";

/** @typedef {import("./types").Release} Release */

const UNLIT = "What is not lit does not mean nobody.";
const MOVES = /** @type {const} */ ([["up", "more"], ["same", "same"], ["down", "less"]]);

const SENTENCES = /** @type {Record<string, string>} */ ({
  few: "Too few answers to show safely.",
  spread: "The answers are spread.",
});

/** @param {{release: Release}} props */
export function Shown({ release }) {
  const items = release.items ?? [];
  const most = Math.max(1, ...items.map((item) => item.count ?? 0));
  return html`
    <figure class="shown">
      <figcaption>${release.title}</figcaption>
      ${SENTENCES[release.form] && html`<p>${SENTENCES[release.form]}</p>`}
      ${items.length === 0 && !SENTENCES[release.form] && html`<p class="none">Nothing chosen yet.</p>`}
      <ul class=${release.form}>
        ${items.map((item) => html`<${Item} item=${item} most=${most} />`)}
        ${release.others ? html`<${Item} item=${{ text: "a few others", count: release.others }} most=${most} />` : null}
      </ul>
      ${(release.form === "pulse" || release.form === "check") && html`<p class="none">${UNLIT}</p>`}
    </figure>
  `;
}

/** @param {{item: NonNullable<Release["items"]>[number], most: number}} props */
const Item = ({ item, most }) => html`
  <li>
    <span>${item.text}${item.level ? `: ${item.level}` : ""}${item.shortened ? html` <em>shortened</em>` : null}${item.theme ? html` <em>theme</em>` : null}</span>
    ${beside(item) && html`<em>${beside(item)}</em>`}
    ${item.count !== undefined &&
    html`<span class="bar"><i style=${{ width: `${(100 * item.count) / most}%` }}></i></span><b>${item.count}</b>`}
  </li>
`;

/** What stands beside a statement of the pulse, or a line of the closing check. @param {import("./types").ReleaseItem} item */
export function beside(item) {
  if (item.lit !== undefined) return item.lit ? "lit" : "unlit";
  if (item.few) return "too few answers";
  if (item.up === undefined) return "";
  const told = MOVES.filter(([move]) => item[move]).map(([move, word]) => (item[move] === true ? word : `${word} ${item[move]}`));
  return told.join(", ") || "spread";
}
