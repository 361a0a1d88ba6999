/** Opens the phone page: facts in, screen on. */
import { render } from "preact";
import { facts } from "../shared/page.js";
import { html } from "../shared/html.js";
import { App } from "./app.js";
import { followDrafts, lookAhead } from "./coming.js";
import { dress } from "./dress.js";
import { follow, offer, takeFragment } from "./follow.js";
import { leaveTogether, quickExit } from "./leave.js";
import { openPhone } from "./phone.js";
import { renew } from "./renew.js";
import { fetchResources } from "./resources.js";

async function begin() {
  const offered = takeFragment();
  const opening = openPhone(facts());
  quickExit(opening);
  const phone = await opening;
  offer(phone, offered);
  follow(phone);
  followDrafts(phone);
  lookAhead(phone);
  dress(phone);
  leaveTogether(phone);
  renew(phone);
  fetchResources(phone);
  const place = /** @type {HTMLElement} */ (document.getElementById("app"));
  place.replaceChildren();
  render(html`<${App} phone=${phone} />`, place);
}

begin();
