/** What everybody agrees to, exactly as phones show it, for the facilitator to read. Nothing is sent from here. */
import { signal } from "@preact/signals";
import { render } from "preact";
import { putOn } from "../phone/dress.js";
import { Welcome } from "../phone/welcome.js";
import { html } from "../shared/html.js";
import { facts } from "../shared/page.js";

const phone = /** @type {any} */ ({
  facts: facts(),
  keep: { own: signal(false), agree: signal(false), practised: signal(false) },
  room: signal(null),
  side: signal(null),
  out: { send: () => {} },
});

putOn();
const place = /** @type {HTMLElement} */ (document.getElementById("welcome"));
render(html`<${Welcome} phone=${phone} />`, place);
for (const one of place.querySelectorAll("input, button")) one.setAttribute("disabled", "");
