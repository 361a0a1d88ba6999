/** The heading of what stands in front of the step: the focus goes there, so that it is read from the beginning. */
import { useEffect, useRef } from "preact/hooks";
import { html } from "../shared/html.js";

/** @param {{says: string}} props */
export function Title({ says }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => heading.current?.focus(), []);
  return html`<h1 ref=${heading} tabindex="-1">${says}</h1>`;
}
