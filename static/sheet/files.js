/** The run sheet as a file, and from one: taken over as one change, which can be undone. */
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { inCode } from "../shared/in-code.js";
import { make } from "./editor.js";
import { say } from "./say.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Mistake} Mistake */

const MOST = 256 * 1024;

/** @param {{editor: Editor}} props */
export function Files({ editor }) {
  const told = useSignal(/** @type {{error: string, mistakes?: Mistake[]} | null} */ (null));
  /** @param {any} event */
  const chosen = async (event) => {
    const file = event.target.files[0];
    if (file) told.value = file.size > MOST ? { error: say.files.large } : await takeOver(editor, file);
    event.target.value = "";
  };
  return html`
    <span class="files">
      <a href=${`/desk/workshops/${editor.page.workshop}/sheet.yaml`} download>${say.files.save}</a>
      ${editor.page.may && html`<label class="from">${say.files.from}<input type="file" accept=".yaml,.yml" class="unseen" onChange=${chosen} /></label>`}
    </span>
    ${told.value && html`<${Told} told=${told.value} away=${() => (told.value = null)} />`}
  `;
}

/** @param {Editor} editor @param {File} file */
async function takeOver(editor, file) {
  const form = new FormData();
  form.append("file", file);
  const init = { method: "POST", headers: { "X-CSRF": editor.page.csrf }, body: form };
  const response = await fetch(`/desk/workshops/${editor.page.workshop}/sheet.yaml`, init).catch(() => null);
  const told = await response?.json().catch(() => null);
  if (!told) return { error: say.files.offline };
  if (told.sheet) make(editor, { what: "all", sheet: told.sheet }, say.files.ofFile(file.name));
  return told.sheet ? null : told;
}

/** @param {{told: {error: string, mistakes?: Mistake[]}, away: () => void}} props */
const Told = ({ told, away }) => html`
  <div class="mistakes" role="alert">
    <p><strong>${told.error}</strong> ${say.files.unchanged}</p>
    ${told.mistakes && html`<ol>${told.mistakes.map((one) => html`<li>${say.files.line(one.line)} ${inCode(one.what)} ${inCode(one.cure)}</li>`)}</ol>`}
    <button type="button" class="quiet" onClick=${away}>${say.close}</button>
  </div>
`;
