/** Puts a picture the server drew into the page: parsed as SVG, never as HTML. */
import { html } from "../shared/html.js";
import { parse } from "../shared/parse.js";
import { useLayoutEffect, useRef } from "preact/hooks";

/** `form`: which of the two pictures it is; the style sheet shows the one that suits the place. @param {{svg: string, form: "wide" | "middle" | "tall"}} props */
export function Drawing({ svg, form }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => place.current?.replaceChildren(...adopt(svg)), [svg]);
  return html`<div class=${`drawing ${form}`} ref=${place}></div>`;
}

/** @param {string} svg @returns {Node[]} the picture, or nothing if it is not one */
function adopt(svg) {
  const root = parse(svg, "image/svg+xml").documentElement;
  root.setAttribute("preserveAspectRatio", "xMinYMid meet");
  return root.nodeName === "svg" ? [document.importNode(root, true)] : [];
}
