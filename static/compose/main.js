/** Opens the composer. */
import { render } from "preact";
import { facts } from "../shared/page.js";
import { html } from "../shared/html.js";
import { App } from "./app.js";
import { open, save } from "./composer.js";

const place = document.querySelector("#compose");
if (place) {
  const composer = open(facts());
  place.replaceChildren();
  render(html`<${App} composer=${composer} />`, place);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save(composer);
  });
}
