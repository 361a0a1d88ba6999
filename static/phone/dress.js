/** The page's own typefaces: whatever the phone has stands in for them until they are here; they go on with the next screen, so that nothing moves. */
import { signal } from "@preact/signals";
import { onArrival } from "./arrival.js";

const FAMILIES = ["Atkinson Hyperlegible Next Variable", "Fraunces Variable"];

/** @param {import("./phone.js").Phone} phone */
export function dress(phone) {
  const here = signal(false);
  Promise.all(FAMILIES.map((family) => document.fonts.load(`1em "${family}"`))).then(() => (here.value = true), () => null);
  onArrival(phone, () => {
    if (here.peek() && !phone.side.peek()) putOn();
  });
}

export function putOn() {
  document.documentElement.classList.add("dressed");
}
