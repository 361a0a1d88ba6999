/** A release as the room would see it, in plain lines. */
import { html } from "../shared/html.js";

/** @typedef {import("./types").Release} Release */

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
    </figure>
  `;
}

/** @param {{item: NonNullable<Release["items"]>[number], most: number}} props */
const Item = ({ item, most }) => html`
  <li>
    <span>${item.text}${item.level ? `: ${item.level}` : ""}${item.shortened ? html` <em>shortened</em>` : null}</span>
    ${item.count !== undefined &&
    html`<span class="bar"><i style=${{ width: `${(100 * item.count) / most}%` }}></i></span><b>${item.count}</b>`}
  </li>
`;
