/** The two pages as one file that needs nothing else: it opens without a network and prints on A4 and Letter. Pure. */
import { say as shared } from "../shared/say.js";
import { say } from "./say.js";

/** @typedef {import("./gather.js").Section} Section @typedef {import("./gather.js").Pages} Pages */

const LOOK = `body { font: 17px/1.5 Georgia, "Times New Roman", serif; color: #2b2622; background: #fffdf8; max-width: 34em; margin: 2.5em auto; padding: 0 1.2em }
h1 { font-size: 1.7em; font-weight: normal; margin: 0 0 .8em } h2 { font-size: 1em; color: #665c52; font-weight: normal; margin: 0 }
h3 { font-size: 1.15em; margin: .1em 0 .6em } section { margin: 0 0 2em; break-inside: avoid } dt { color: #665c52 } dd { margin: 0 0 .6em; white-space: pre-wrap }
article::before { content: ""; display: block; width: .686em; height: 1.5em; margin: 0 0 1.4em; border-radius: .342em; background: #8a4b32; box-shadow: .881em .326em 0 #1f6460; print-color-adjust: exact; -webkit-print-color-adjust: exact }
article + article { margin-top: 4em; border-top: 1px solid #ddd1bf; padding-top: 2.5em }
@page { margin: 20mm 18mm } @media print { body { margin: 0; padding: 0; max-width: none; font-size: 11.5pt; background: none } article + article { break-before: page; border: 0; margin: 0; padding: 0 } }
@media (prefers-color-scheme: dark) { @media screen { body { background: #1c1a1d; color: #f1e9dd } h2, dt { color: #b9aea0 } article + article { border-color: #443e45 } article::before { background: #e3a283; box-shadow: .881em .326em 0 #8fd0c8 } } }`;

/** @param {Pages} pages @param {string} resources @param {boolean} [rehearsal] whether it is marked as one @returns {string} the whole file */
export function asFile(pages, resources, rehearsal = false) {
  const article = (/** @type {string} */ heading, /** @type {string[]} */ parts) => sheet(heading, parts, rehearsal);
  const ours = pages.shared ? [article(say.ours, pages.shared.length ? pages.shared.map(section) : [`<p>${plain(say.nobody)}</p>`])] : [];
  const mine = article(pages.forTwo ? say.ours : say.mine, [...pages.mine.map(section), closing(resources)]);
  return `<!doctype html>
<html lang="${shared.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${plain(say.title)}</title><style>${LOOK}</style></head>
<body>
${[...ours, mine].join("\n")}
</body></html>
`;
}

/** @param {string} heading @param {string[]} parts @param {boolean} rehearsal */
function sheet(heading, parts, rehearsal) {
  return `<article>${rehearsal ? `<p><strong>${say.rehearsal}</strong></p>` : ""}<h1>${plain(heading)}</h1>\n${parts.join("\n")}</article>`;
}

/** @param {Section} one */
function section({ heading, title, lines }) {
  const over = heading ? `<h2>${plain(heading)}</h2>` : "";
  const under = title ? `<h3>${plain(title)}</h3>` : "";
  return `<section>${over}${under}<dl>${lines.map(line).join("")}</dl></section>`;
}

/** @param {import("./gather.js").Line} one */
function line({ label, text }) {
  return `${label ? `<dt>${plain(label)}</dt>` : ""}<dd>${plain(text)}</dd>`;
}

/** @param {string} resources */
function closing(resources) {
  return `<section><h2>${plain(say.breathe)}</h2><p>${plain(say.breatheText)}</p></section>
<section><h2>${plain(say.resources)}</h2><dl><dd>${plain(resources)}</dd></dl></section>`;
}

const NAMES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });

/** @param {string} text */
function plain(text) {
  return text.replace(/[&<>"']/g, (letter) => NAMES[letter] ?? letter);
}
