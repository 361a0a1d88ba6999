/** A release as the room would see it, in plain lines. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./types").Release} Release */

const MOVES = /** @type {const} */ (["up", "same", "down"]);
const SENTENCES = /** @type {Record<string, string>} */ ({ few: say.shown.few, spread: say.shown.spread });

/** @param {{release: Release}} props */
export function Shown({ release }) {
  const items = release.items ?? [];
  const most = Math.max(1, ...items.map((item) => item.count ?? 0));
  return html`
    <figure class="shown">
      <figcaption>${release.title}</figcaption>
      ${SENTENCES[release.form] && html`<p>${SENTENCES[release.form]}</p>`}
      ${items.length === 0 && !SENTENCES[release.form] && html`<p class="none">${say.nothingChosen}</p>`}
      <ul class=${release.form}>
        ${items.map((item) => html`<${Item} item=${item} most=${most} />`)}
        ${release.others ? html`<${Item} item=${{ text: say.shown.others, count: release.others }} most=${most} />` : null}
      </ul>
      ${(release.form === "pulse" || release.form === "check") && html`<p class="none">${say.shown.unlitMeans}</p>`}
    </figure>
  `;
}

/** @param {{item: NonNullable<Release["items"]>[number], most: number}} props */
const Item = ({ item, most }) => html`
  <li>
    <span>${item.text}${item.level ? `: ${item.level}` : ""}${item.shortened ? html` <em>${say.shown.shortened}</em>` : null}${item.theme ? html` <em>${say.shown.theme}</em>` : null}</span>
    ${beside(item) && html`<em>${beside(item)}</em>`}
    ${item.count !== undefined &&
    html`<span class="bar"><i style=${{ width: `${(100 * item.count) / most}%` }}></i></span><b>${item.count}</b>`}
  </li>
`;

/** What stands beside a statement of the pulse, or a line of the closing check. @param {import("./types").ReleaseItem} item */
export function beside(item) {
  if (item.lit !== undefined) return item.lit ? say.shown.lit : say.shown.unlit;
  if (item.few) return say.shown.fewBeside;
  if (item.up === undefined) return "";
  const { moves } = say.shown;
  const told = MOVES.filter((move) => item[move]).map((move) => (item[move] === true ? moves[move] : `${moves[move]} ${item[move]}`));
  return told.join(", ") || say.shown.spreadBeside;
}
