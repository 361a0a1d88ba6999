/** Opens the phone page: facts in, screen on. */
import { render } from "preact";
import { effect } from "@preact/signals";
import { awake } from "../shared/awake.js";
import { facts } from "../shared/page.js";
import { html } from "../shared/html.js";
import { fetchResources } from "./addresses.js";
import { App } from "./app.js";
import { followDrafts, lookAhead } from "./coming.js";
import { dress } from "./dress.js";
import { follow, offer, takeFragment } from "./follow.js";
import { leaveTogether, quickExit } from "./leave.js";
import { openPhone } from "./phone.js";
import { renew } from "./renew.js";

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
  stayAwake(phone);
  const place = /** @type {HTMLElement} */ (document.getElementById("app"));
  place.replaceChildren();
  render(html`<${App} phone=${phone} />`, place);
}

/** In a step, where people look up from the phone and back; in the lobby and in breaks it may sleep. @param {import("./phone.js").Phone} phone */
function stayAwake(phone) {
  const look = awake(() => phone.place.peek() === "step");
  effect(() => {
    phone.place.value;
    look();
  });
}

begin();
