/** When a day begins, by the clock on the wall. */
import { html } from "../shared/html.js";
import { make } from "./editor.js";
import { say } from "./say.js";
import { tell } from "./state.js";
import { Typed } from "./typed.js";
import { readHour } from "./words.js";

/** @typedef {import("./types").Editor} Editor */

/** @param {{editor: Editor, id: string, label: string, value: string | null, change: (starts: string | null) => any}} props */
export function Starts({ editor, id, label, value, change }) {
  /** @param {string} typed */
  const set = (typed) => {
    const starts = readHour(typed);
    if (starts === undefined) tell(editor, say.starts.how);
    else if (starts !== value) make(editor, change(starts), starts ? say.starts.at(starts) : say.starts.none);
  };
  return html`
    <span class="pair">
      <label for=${id}>${label}</label>
      <${Typed} id=${id} class="hour" inputmode="numeric" autocomplete="off" placeholder="19:30" value=${value ?? ""} disabled=${!editor.page.may} left=${set} />
    </span>
  `;
}
