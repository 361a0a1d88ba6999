/** The one place where text from the server becomes a document, to be taken from piece by piece; nothing in it runs. */

/** Browsers with Trusted Types parse only what came through a policy that the page's headers name. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("parse", { createHTML: (/** @type {string} */ text) => text });

/** @param {string} text @param {DOMParserSupportedType} type @returns {Document} */
export function parse(text, type) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, type);
}
