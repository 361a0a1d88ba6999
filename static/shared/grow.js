/** Fields that are as high as their text, where the browser does not see to it itself (Safari before 26.2). */

const GROWS = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Call it each time the text may have changed. @param {HTMLTextAreaElement | null} area */
export function grow(area) {
  if (GROWS || !area) return;
  area.style.height = "";
  const lacks = area.scrollHeight - area.clientHeight;
  if (lacks > 0) area.style.height = `${area.offsetHeight + lacks}px`;
}
