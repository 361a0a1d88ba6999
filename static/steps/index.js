/** The kinds of step a phone knows: one line each. */
import { choice } from "./choice.js";
import { read } from "./read.js";
import { talk } from "./talk.js";
import { turns } from "./turns.js";
import { words } from "./words.js";
import { write } from "./write.js";

/** @type {Record<string, import("./kind").Kind>} */
export const kinds = { read, turns, write, choice, words, talk };
