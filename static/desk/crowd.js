/** In a rehearsal: how many simulated couples are there, and sending them home. */
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {{couples: number, left: string}} Told */

const LOOK_MS = 4000;
/** Up to so many couples nobody is late. */
const FEW = 5;

/** @param {{desk: Desk}} props */
export function Crowd({ desk }) {
  const told = useSignal(/** @type {Told | null} */ (null));
  const leaving = useSignal(false);
  useEffect(() => {
    const look = async () => (told.value = (await ask(desk)) ?? told.value);
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const sendHome = async () => {
    leaving.value = true;
    await post(desk);
    told.value = (await ask(desk)) ?? told.value;
    leaving.value = false;
  };
  if (!told.value) return null;
  return html`
    <details class="crowd">
      <summary>${heading(told.value)}</summary>
      <div class="crowd-more">
        <p>${told.value.left || about(told.value)}</p>
        ${!told.value.left && html`<button type="button" disabled=${leaving.value} onClick=${sendHome}>${leaving.value ? say.crowd.leaving : say.crowd.home}</button>`}
      </div>
    </details>
  `;
}

/** @param {Told} told */
export const heading = ({ couples, left }) => (left ? say.crowd.left : say.crowd.count(couples));

/** @param {Told} told */
const about = ({ couples }) => say.crowd.about(couples > FEW);

/** @param {Desk} desk @returns {Promise<Told | null>} null while nobody answers, and where none were sent for */
async function ask({ page }) {
  const answer = await fetch(`/desk/sessions/${page.session}/crowd`).catch(() => null);
  const told = answer?.ok ? await answer.json() : null;
  return told && "couples" in told ? told : null;
}

/** @param {Desk} desk */
const post = ({ page }) =>
  fetch(`/desk/sessions/${page.session}/crowd/stop`, { method: "POST", body: new URLSearchParams({ csrf: page.csrf }) }).catch(() => null);
