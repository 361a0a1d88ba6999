/** The live desk: reads the page's facts, connects, draws, listens to keys. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { html } from "../shared/html.js";
import { keepPlace, nearest } from "../shared/lost.js";
import { facts } from "../shared/page.js";
import { App } from "./app.js";
import { open, watchMeaning, watchVersion } from "./desk.js";
import { listen } from "./keyboard.js";
import { saveLeftovers } from "./remarks.js";

const page = facts();
const desk = open(page);
watchMeaning(desk);
watchVersion(desk);
listen(desk);
saveLeftovers(desk);
const named = document.title;
effect(() => {
  const step = desk.view.value?.step;
  document.title = step ? `${step.title} · ${named}` : named;
});
const mount = document.querySelector("#desk");
if (mount) {
  mount.replaceChildren();
  render(html`<${App} desk=${desk} />`, mount);
  keepPlace(mount, nearest);
}
