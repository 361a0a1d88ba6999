/** The keys for reading aloud, above every screen of whoever wants them. Nothing is read before one of them is tapped. */
import { html } from "../shared/html.js";
import { say } from "./say.js";
import { said, written } from "./texts.js";
import { goOn, read, reads, rest, stop, voice } from "./voice.js";

/** @typedef {import("../phone/phone.js").Phone} Phone */

/** @param {{phone: Phone}} props */
export function Aloud({ phone }) {
  const { aloud, slowly } = phone.keep.reading.value;
  if (!aloud || !voice.value || phone.covered.value) return null;
  const page = () => read(said(screen()), slowly);
  const words = () => read(withNothing(written(screen())), slowly);
  return html`<div class=${reads.value === "no" ? "reader" : "reader reads"} role="group" aria-label=${say.keys.all}>
    ${reads.value === "no" && html`<${Key} says=${say.keys.read} tap=${page} /><${Key} says=${say.keys.written} tap=${words} />`}
    ${reads.value === "yes" && html`<${Key} says=${say.keys.rest} tap=${rest} /><${Key} says=${say.keys.stop} tap=${stop} />`}
    ${reads.value === "rests" && html`<${Key} says=${say.keys.goOn} tap=${goOn} /><${Key} says=${say.keys.stop} tap=${stop} />`}
  </div>`;
}

/** @param {{says: string, tap: () => void}} props */
function Key({ says, tap }) {
  return html`<button type="button" onClick=${tap}>${says}</button>`;
}

/** What stands in front, or else the screen. */
function screen() {
  return /** @type {Element} */ (document.querySelector("main > .screen:not([hidden])"));
}

/** @param {import("./voice.js").Line[]} lines */
function withNothing(lines) {
  return lines.length ? lines : [{ text: say.keys.nothing, from: screen() }];
}
