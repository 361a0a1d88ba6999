/** Remarks that are not saved yet: kept in the tab, so that neither a reload nor a lost network loses a word. */
import { say } from "./say.js";

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Store */

/** @param {Store} store @param {string} session */
export function drafts(store, session) {
  const prefix = `remark-${session}-`;
  return {
    /** What is written but not saved, or null. @param {string} about */
    unsaved: (about) => store.getItem(prefix + about),
    /** @param {string} about @param {string} text */
    keep: (about, text) => store.setItem(prefix + about, text),
    /** The server has `text`; what was typed since stays. @param {string} about @param {string} text */
    saved(about, text) {
      if (store.getItem(prefix + about) === text) store.removeItem(prefix + about);
    },
    /** All that is not saved, by what it is about. */
    all: () =>
      Array.from({ length: store.length }, (_, i) => store.key(i) ?? "")
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}

/**
 * What the field shows: what was written here; after saving, that same text until the server's own changes.
 * @param {string | null} unsaved @param {string | undefined} known @param {{text: string, known: string | undefined} | null} held
 */
export function shown(unsaved, known, held) {
  if (unsaved !== null) return unsaved;
  return held && held.known === known ? held.text : (known ?? "");
}

/** @param {string | null} unsaved @param {boolean} online @param {boolean} written was anything written at all */
export function sign(unsaved, online, written) {
  if (unsaved === null) return written ? say.remarks.saved : "";
  return online ? say.remarks.saving : say.remarks.kept;
}
