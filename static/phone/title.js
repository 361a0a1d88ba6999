/** The heading of a screen. Where the focus went with what stood here before it goes to the heading, so that it is read from there. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";
import { isLost } from "../shared/lost.js";

/** A picture of a phone, beside what somebody writes, takes nothing away. @param {{says: string, class?: string, always?: boolean}} props always: it stands in front of another screen, which keeps no focus */
export function Title({ says, class: look, always }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (always || (isLost() && document.hasFocus())) heading.current?.focus({ preventScroll: true });
  }, []);
  return html`<h1 ref=${heading} class=${look} tabindex="-1">${says}</h1>`;
}
