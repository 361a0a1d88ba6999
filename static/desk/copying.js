/** The button beside a link that copies it; plain http has no clipboard, there the link is marked to be copied by hand. */
import { copying } from "./say.js";

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = /** @type {HTMLInputElement} */ (button.parentElement?.querySelector("[data-copy]"));
  /** @type {HTMLElement} */ (button).hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", () => copy(field, button));
}

/** @param {HTMLInputElement} field @param {Element} button */
async function copy(field, button) {
  field.focus();
  const done = navigator.clipboard && (await navigator.clipboard.writeText(field.value).then(() => true, () => false));
  button.textContent = done ? copying.done : copying.byHand;
}
