/** Kept notes as one small page that needs nothing else. Pure. */

/** @typedef {import("./types").Note} Note */

const LOOK = `body { font: 18px/1.5 Georgia, serif; max-width: 34em; margin: 2em auto; padding: 0 1em }
h2 { font-size: 1.1em; margin-top: 2em } .prompt { color: #665c52; margin-bottom: 0 } .own { white-space: pre-wrap; margin-top: .3em }`;

/** @param {string} title @param {Note[]} notes */
export function asPage(title, notes) {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(title)}</title><style>${LOOK}</style></head>
<body><h1>${plain(title)}</h1>
${notes.map(section).join("\n")}
</body></html>
`;
}

/** @param {Note} note */
function section({ heading, lines }) {
  const each = lines.map(({ prompt, text }) => `<p class="prompt">${plain(prompt)}</p><p class="own">${plain(text)}</p>`);
  return `<h2>${plain(heading)}</h2>\n${each.join("\n")}`;
}

const NAMES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });

/** @param {string} text */
function plain(text) {
  return text.replace(/[&<>"']/g, (letter) => NAMES[letter] ?? letter);
}
