/** Where letters are large for the screen, what stands side by side goes one below the other, and the foot no longer floats. */
import { effect } from "@preact/signals";

/** In widths and heights of the page's letters. */
const NARROW_EM = 18;
const LOW_EM = 40;

/** @param {import("../phone/phone.js").Phone} phone */
export function fit({ keep }) {
  effect(() => {
    keep.reading.value.larger;
    requestAnimationFrame(look);
  });
  addEventListener("resize", look);
}

/** Letters are also larger where the browser was told so. */
function look() {
  const { documentElement: page } = document;
  const em = parseFloat(getComputedStyle(page).fontSize);
  page.classList.toggle("narrow", innerWidth < NARROW_EM * em);
  page.classList.toggle("low", innerHeight < LOW_EM * em);
}
