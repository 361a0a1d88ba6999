/** The part of the phone that drafts: fetched when its exercise begins, since it is as large as half of all else. */
import { facts } from "../shared/page.js";

export { Clauses } from "./clauses.js";
export { openDraft, resume } from "./drafts.js";
export { reread } from "./reread.js";

/** Its style comes with it. A preview has it from the beginning. */
const { draft_style: style } = facts();
if (style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
