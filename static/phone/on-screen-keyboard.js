/** Where the browser lays its keyboard over the page, the bar is lifted above it. */

const LEAST_PX = 80;

/**
 * How much of the page's lower end the keyboard hides, in pixels; a page that was made larger by hand is left alone.
 * @param {number} height of the page @param {{height: number, offsetTop: number, scale: number}} seen
 */
export function hiddenBelow(height, seen) {
  const hidden = Math.round(height - seen.height - seen.offsetTop);
  return hidden < LEAST_PX || seen.scale > 1.01 ? 0 : hidden;
}

export function followKeyboard() {
  const seen = window.visualViewport;
  const lift = () => seen && document.documentElement.style.setProperty("--keyboard", `${hiddenBelow(innerHeight, seen)}px`);
  for (const news of ["resize", "scroll"]) seen?.addEventListener(news, lift);
}
