/** The kinds of step a phone knows: one line each. */
import { checklist } from "./checklist.js";
import { choice } from "./choice.js";
import { commit } from "./commit.js";
import { draft } from "./draft.js";
import { exchange } from "./exchange.js";
import { read } from "./read.js";
import { scale } from "./scale.js";
import { talk } from "./talk.js";
import { turns } from "./turns.js";
import { words } from "./words.js";
import { write } from "./write.js";

/** @type {Record<string, import("./kind").Kind>} */
export const kinds = { read, turns, write, exchange, draft, checklist, scale, choice, commit, words, talk };
