/** The part of the phone that drafts: fetched when its exercise begins, since it is as large as half of all else. */
export { Clauses } from "./clauses.js";
export { openDraft, resume } from "./drafts.js";
export { reread } from "./reread.js";
