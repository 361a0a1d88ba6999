/** The facts a page carries for its script, as JSON in `<script type="application/json" id="page">`. */

/** @returns {any} */
export function facts() {
  return JSON.parse(document.getElementById("page")?.textContent ?? "{}");
}
