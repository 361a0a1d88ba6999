/** The heading of a screen. Where the focus went with what stood here before it goes to the heading, so that it is read from there. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { isLost } from "../shared/lost.js";

/**
 * What takes the focus is around the heading: from a button that has gone Orca moves its cursor to the next text by itself,
 * and says nothing when the focus comes to that text afterwards. A picture of a phone, beside what somebody writes, takes nothing away.
 * @param {{says: string, class?: string, always?: boolean}} props always: it stands in front of another screen, which keeps no focus
 */
export function Title({ says, class: look, always }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (always || (isLost() && document.hasFocus())) place.current?.focus({ preventScroll: true });
  }, []);
  return html`<div ref=${place} class="titled" role="group" aria-label=${says} tabindex="-1"><h1 class=${look}>${says}</h1></div>`;
}
