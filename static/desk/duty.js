/** What this desk may do and see: leads everything, others what the view tells. The server keeps to the same. */
import { say } from "./say.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Action} Action */

/** May this desk do that? @param {Pick<DeskView, "may"> | null} view @param {string} act */
export const can = (view, act) => !view?.may || view.may.includes(act);

/** Is this one of the few who lead? @param {Pick<DeskView, "may">} view */
export const leads = (view) => !view.may;

/** @type {Record<string, string>} the act a command of the keyboard stands for, where it is called otherwise */
const ACT_OF = { longer: "extend", shorter: "extend", down: "moderate", up: "moderate", show: "moderate", back: "moderate", shorten: "moderate", fold: "moderate", takeBack: "moderate", behind: "shorten", write: "remark" };
const FOR_ALL = ["primary", "join", "keys"];

/** Has a key of the keyboard a meaning at this desk? @param {DeskView | null} view @param {string} command */
export const commands = (view, command) => FOR_ALL.includes(command) || can(view, ACT_OF[command] ?? command);

/** @type {Record<string, string>} what happens on the desk alone, by what it leads to */
const LEADS_TO = { end: "end", notes: "remark" };

/** The next action, or a quiet line in its place where that is for others to do. @param {DeskView} view @param {Action} action @returns {Action} */
export function allowed(view, action) {
  if (can(view, action.act ?? LEADS_TO[action.key] ?? "")) return action;
  return { ...action, key: "wait", label: "", act: null, ready: false, note: waits(view, action) };
}

/** @param {DeskView} view @param {Action} action */
function waits(view, action) {
  if (view.session.state === "ended") return "";
  if (action.key === "release") return say.next.decides;
  return say.next.leads;
}

/** What a view of a lead holds and those of others do not. */
const NOTHING = { board: [], unpaired: 0, help: [], collected: null, remarks: {}, books: null, aside: null, runs: 0, colleagues: [], may: null };

/** A view with nothing in the places that this duty does not see. @param {DeskView | null} view */
export const whole = (view) => view && { ...NOTHING, ...view };
