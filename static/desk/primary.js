/** The one obvious next action of the desk: a pure function of the desk view. */
import { tally } from "./couples.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Action} Action */

/** @param {string} key @param {string} label @param {Partial<Action>} rest @returns {Action} */
const action = (key, label, rest) => ({ key, label, act: null, fields: {}, note: "", ready: true, ...rest });

/** @param {DeskView} view @returns {Action} */
export function primary(view) {
  const { session, step } = view;
  if (session.state === "ended") return action("notes", "Open the session notes", {});
  if (session.state === "held") return goOn();
  if (!step) return begin(view);
  if (step.collect !== "none" && step.state === "open") return close(view);
  if (step.collect !== "none" && step.state === "closed") return decide(view, step.run);
  return onward(view, step.run);
}

/** Has the closed question anything that could be shown? @param {DeskView} view */
export function waiting(view) {
  const { collected, session } = view;
  if (!collected || !collected.enough || session.state === "ended") return null;
  return collected.cards.length || collected.preview?.form !== "few" ? collected : null;
}

/** Showing what waits, whichever step is on. @param {DeskView} view @returns {Action | null} */
export function show(view) {
  const collected = waiting(view);
  if (!collected) return null;
  const ready = !collected.cards.length || collected.cards.some((card) => card.verdict === "show");
  return action("release", "Show to the room", {
    act: "release",
    fields: { run: collected.run },
    ready,
    note: ready ? "The room will see exactly what stands above." : "Choose what may be shown, or keep it all back.",
  });
}

/** The other way out. @param {DeskView} view @returns {Action | null} */
export function keepBack(view) {
  const collected = waiting(view);
  return collected && action("withhold", "Keep back", { act: "withhold", fields: { run: collected.run } });
}

const goOn = () =>
  action("go-on", "Go on with everybody", {
    act: "hold",
    fields: { on: false },
    note: "Every phone and the screen show a calm page. The clock stands.",
  });

/** @param {DeskView} view */
function begin(view) {
  const first = view.plan.find((item) => item.index === view.next);
  if (!first) return action("end", "End the session", {});
  return action("begin", `Begin: ${first.title}`, { act: "next", fields: { after: 0 }, note: whoIsHere(view) });
}

/** @param {DeskView} view */
function whoIsHere(view) {
  const { couples, alone } = tally(view.board);
  if (!couples && !alone && !view.unpaired) return "Nobody has joined yet.";
  const here = [plural(couples, "couple"), alone ? `${alone} on their own` : ""].filter(Boolean).join(", ");
  return view.unpaired ? `${here} here. ${plural(view.unpaired, "phone")} not paired yet.` : `${here} here.`;
}

/** @param {DeskView} view */
function close(view) {
  const { working } = tally(view.board);
  const run = view.step?.run;
  return action("close", "Close the question", { act: "close", fields: { run }, note: stillWorking(working) });
}

/** @param {number} working */
const stillWorking = (working) => (working ? `${working} still working.` : "Everybody who is here has finished.");

/** @param {DeskView} view @param {number} run */
function decide(view, run) {
  if (view.collected?.run !== run)
    return action("release", "Show to the room", { ready: false, note: "One moment: the answers are being written." });
  return show(view) ?? { ...onward(view, run), note: "Too few answers to show safely. The talk uses prepared examples." };
}

/** @param {DeskView} view @param {number} run */
function onward(view, run) {
  const next = view.plan.find((item) => item.index === view.next);
  if (!next) return action("end", "End the session", { note: "This was the last step." });
  return action("next", `Next: ${next.title}`, { act: "next", fields: { after: run }, note: pace(view) });
}

/** How far the room is, once anybody has finished. @param {DeskView} view */
function pace(view) {
  const { working, finished, time } = tally(view.board);
  if (time) return `${plural(time, "couple")} would like more time.`;
  return finished ? stillWorking(working) : "";
}

/** @param {number} count @param {string} word */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** What leaving this step now would end for good, as a sentence; null when it can be undone. @param {DeskView} view */
export function endedByLeaving(view) {
  const step = view.step;
  if (!step || step.collect === "none" || step.state !== "open") return null;
  return `Going on closes “${step.title}”: nobody can answer any more. What was sent can still be shown.`;
}

/** What ending the session now would erase unseen. @param {DeskView} view */
export function erasedByEnding(view) {
  const item = view.plan.find((one) => one.run === waiting(view)?.run);
  return item ? `The answers to “${item.title}” have not been shown. They are erased too.` : null;
}
