/** Everything that can be put in, found by typing; it goes after the line in hand. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { inMinutes } from "./course.js";
import { insert } from "./editor.js";
import { say } from "./say.js";
import { focus } from "./state.js";
import { called, found } from "./words.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Exercise} Exercise */

/** @param {{editor: Editor}} props */
export function Palette({ editor }) {
  const typed = useSignal("");
  const shown = found(editor.page.palette, typed.value);
  const item = editor.sheet.value.items.find((one) => one.key === editor.current.value);
  /** @param {string} id */
  const put = (id) => {
    typed.value = "";
    insert(editor, id);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === "Enter" && shown[0] && typed.value.trim()) put(shown[0].id);
    else if (event.key === "ArrowDown") step(event, 1);
    else if (event.key === "ArrowUp") step(event, -1);
    else if (event.key === "Escape") leave(editor, typed);
    else return;
    event.preventDefault();
  };
  return html`
    <section class="palette" aria-labelledby="put-in" onKeyDown=${(/** @type {KeyboardEvent} */ event) => (event.key === "Enter" && event.target instanceof HTMLButtonElement ? undefined : onKey(event))}>
      <h2 id="put-in">${say.palette.put}${item ? html` <span>${say.palette.after(called(item, editor.palette))}</span>` : ""}</h2>
      <label for="seek" class="unseen">${say.palette.find}</label>
      <input id="seek" type="search" placeholder=${say.palette.such} autocomplete="off" value=${typed.value} onInput=${(/** @type {any} */ event) => (typed.value = event.target.value)} />
      <p class="unseen" role="status">${typed.value ? say.palette.found(shown.length) : ""}</p>
      <ul>${shown.map((one, at) => html`<${Offer} key=${one.id} one=${one} group=${shown[at - 1]?.part !== one.part} put=${put} />`)}</ul>
      ${!shown.length && html`<p class="soft">${say.palette.none}</p>`}
    </section>
  `;
}

/** @param {{one: Exercise, group: boolean, put: (id: string) => void}} props */
const Offer = ({ one, group, put }) => html`
  ${group && html`<li class="group" aria-hidden="true">${say.palette.groups[one.part]}</li>`}
  <li class=${one.part}>
    <button type="button" class="offer" title=${one.purpose} onClick=${() => put(one.id)}>
      <span class="name">${one.title}${one.own ? html` <em class="mark">${say.line.yours}</em>` : ""}${one.off && html` <em class="mark">${say.line.instead}</em>`}${one.risk !== "low" && html` <em class=${`mark ${one.risk}`}>${say.line.risks[one.risk]}</em>`}</span>
      <span class="long">${inMinutes(one.minutes * 60)}</span>
    </button>
  </li>
`;

/** From the field into what was found and back. @param {KeyboardEvent} event @param {1 | -1} by */
function step(event, by) {
  const place = /** @type {HTMLElement} */ (event.currentTarget);
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("#seek, .offer"))];
  const at = all.findIndex((one) => one === document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
}

/** @param {Editor} editor @param {import("@preact/signals").Signal<string>} typed */
function leave(editor, typed) {
  typed.value = "";
  if (editor.current.value) focus(editor, editor.current.value);
}
