/** The three signs of the bar. */
import { html } from "../shared/html.js";

/** @param {string} path */
const sign = (path) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const icons = {
  cover: sign("M3 10c2.4 3.2 5.4 4.8 9 4.8s6.600-1.600 9-4.800M12 14.800v3M6.500 13l-1.700 2.500M17.500 13l1.700 2.500"),
  menu: sign("M4 7h16M4 12h16M4 17h10"),
  leave: sign("M13 4H6.500A1.500 1.500 0 0 0 5 5.500v13A1.500 1.500 0 0 0 6.500 20H13M10 12h10M16.500 8.500 20 12l-3.500 3.500"),
};
