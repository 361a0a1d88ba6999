/** The run-sheet editor: reads the page's facts, draws, listens to keys, and sends what could not be sent before. */
import { render } from "preact";
import { html } from "../shared/html.js";
import { facts } from "../shared/page.js";
import { App } from "./app.js";
import { keepHere, lookAgain, save, takeUp } from "./keeping.js";
import { listen } from "./keys.js";
import { open } from "./state.js";

const editor = open(facts());
takeUp(editor);
keepHere(editor);
listen(editor);
addEventListener("online", () => save(editor));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookAgain(editor));
addEventListener("beforeunload", (event) => editor.waiting.value.length && editor.saving.value !== "saving" && event.preventDefault());
const mount = document.querySelector("#sheet");
if (mount) {
  mount.replaceChildren();
  render(html`<${App} editor=${editor} />`, mount);
}
