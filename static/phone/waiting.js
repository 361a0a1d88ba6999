/** Where something stands that has not come yet: calm, asked for again by itself, and a way out that loses nothing. */
import { html } from "../shared/html.js";
import { say } from "./say.js";

/** @param {{part: Pick<import("./later.js").Later<any>, "missing" | "fetch">, whole?: boolean}} props `whole`: nothing else is on the screen */
export function Waiting({ part, whole }) {
  part.fetch();
  const lost = part.missing.value;
  return html`<div role="status"><${whole ? "h1" : "p"} class="soft as-text">${lost ? say.part.missing : say.part.coming}<//></div>
    ${lost && html`<button type="button" onClick=${() => location.reload()}>${say.part.reload}</button>`}`;
}
