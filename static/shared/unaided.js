/** What a field says to the browser so that private words are not sent away to be checked or completed. */

/** `autoCorrect` as it stands: written small, it is a property that takes "off" for yes. */
export const unaided = { autocomplete: "off", autoCorrect: "off", spellcheck: false, writingsuggestions: "false" };
