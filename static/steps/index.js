/** The kinds of step a phone knows: one line each, and one file each, fetched when it comes near. */
import { later } from "../phone/later.js";

/** @type {Record<string, import("../phone/later.js").Later<import("./kind").Kind>>} */
export const kinds = {
  read: later(async () => (await import("./read.js")).read),
  turns: later(async () => (await import("./turns.js")).turns),
  write: later(async () => (await import("./write.js")).write),
  exchange: later(async () => (await import("./exchange.js")).exchange),
  draft: later(async () => (await import("./draft.js")).draft),
  checklist: later(async () => (await import("./checklist.js")).checklist),
  scale: later(async () => (await import("./scale.js")).scale),
  choice: later(async () => (await import("./choice.js")).choice),
  commit: later(async () => (await import("./commit.js")).commit),
  words: later(async () => (await import("./words.js")).words),
  talk: later(async () => (await import("./talk.js")).talk),
};

/** What a step's kind is on this phone; nothing while it is on its way. @param {Pick<import("../phone/types").Step, "kind">} step */
export function kindOf(step) {
  return kinds[step.kind]?.part.value ?? null;
}
