/** The phone beside the form: the phone's own page in a frame, told what it would be told in a session. */
import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @typedef {import("./composer.js").Composer} Composer */

const WHO = /** @type {const} */ (["two", "solo", "shared"]);

/** @param {{composer: Composer}} props */
export function Phone({ composer }) {
  const frame = useRef(/** @type {HTMLIFrameElement | null} */ (null));
  const who = useSignal(/** @type {"two" | "solo" | "shared"} */ ("two"));
  const covered = useSignal(false);
  const at = Math.max(0, composer.chosen.value);
  const views = composer.looked.value?.views[at] ?? null;
  const tell = () => views && frame.current?.contentWindow?.postMessage({ room: views.room, mine: views[who.value], covered: covered.value }, location.origin);
  useEffect(() => {
    tell();
    const hear = (/** @type {MessageEvent} */ event) => event.origin === location.origin && event.data === "ready" && tell();
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [views, who.value, covered.value]);
  return html`
    <aside class="phone-side" aria-label=${say.phone.aside}>
      <div class="who" role="group" aria-label=${say.phone.whose}>
        ${WHO.map((name) => html`<button type="button" aria-pressed=${who.value === name} onClick=${() => (who.value = name)}>${say.phone[name]}</button>`)}
        <button type="button" aria-pressed=${covered.value} onClick=${() => (covered.value = !covered.value)}>${say.phone.covered}</button>
      </div>
      <div class=${`phone-frame ${views ? "" : "waits"}`}>
        <iframe ref=${frame} src="/desk/exercises/preview" title=${say.phone.frame}></iframe>
      </div>
      <p class="help" role="status">${views ? "" : say.phone.waits}</p>
    </aside>
  `;
}
