/** The one obvious next action of the desk: a pure function of the desk view. */
import { counted, isWorking, plural, tally } from "./couples.js";
import { lines } from "./moderation.js";

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
  const ready = !collected.cards.length || lines(collected.cards) > 0;
  const yours = collected.preview?.form === "check";
  return action("release", yours ? "Keep it in the notes" : "Show to the room", {
    act: "release",
    fields: { run: collected.run },
    ready,
    note: yours ? YOURS : ready ? "The room will see exactly what stands above." : "Choose what may be shown, or keep it all back.",
  });
}

const YOURS = "This is for you alone. No phone and no screen ever shows it.";

/** The other way out. @param {DeskView} view @returns {Action | null} */
export function keepBack(view) {
  const collected = waiting(view);
  const label = collected?.preview?.form === "check" ? "Leave it out" : "Keep back";
  return collected && action("withhold", label, { act: "withhold", fields: { run: collected.run } });
}

const goOn = () =>
  action("go-on", "Go on with everybody", {
    act: "hold",
    fields: { on: false },
    note: "Phones and screen show a calm page; the clock stands.",
  });

/** @param {DeskView} view */
function begin(view) {
  const first = view.plan.find((item) => item.index === view.next);
  if (!first) return action("end", "End the session", {});
  return action("begin", `Begin: ${first.title}`, { act: "next", fields: { after: 0 }, note: whoIsHere(view) });
}

/** @param {DeskView} view */
function whoIsHere(view) {
  const here = view.board.length && `${counted(view.board)} here.`;
  const unpaired = view.unpaired && `${plural(view.unpaired, "phone")} not paired yet.`;
  return [here, unpaired].filter(Boolean).join(" ") || "Nobody has joined yet.";
}

/** @param {DeskView} view */
function close(view) {
  const run = view.step?.run;
  return action("close", "Close the question", { act: "close", fields: { run }, note: stillWorking(view) });
}

/** @param {DeskView} view */
function stillWorking({ board }) {
  const working = board.filter(isWorking);
  if (working.length) return `${counted(working)} still working.`;
  return tally(board).finished ? "Everybody who is here has finished." : "";
}

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
  const asking = view.board.filter((couple) => couple.connected > 0 && couple.time);
  if (asking.length) return `${counted(asking)} would like more time.`;
  return tally(view.board).finished ? stillWorking(view) : "";
}

/** What going to the step `to` now would end for good, as a sentence; null when it can be undone. @param {DeskView} view @param {number} to */
export function endedByLeaving({ step, plan }, to) {
  if (!step || step.state !== "open") return null;
  if (step.collect !== "none")
    return `Going on closes “${step.title}”: nobody can answer any more. What was sent can still be shown.`;
  const elsewhere = plan[to]?.exercise.id !== step.exercise.id;
  return step.circle === "me" && elsewhere ? "Private notes that nobody keeps are wiped on every phone." : null;
}

/** What ending the session now would erase unseen. @param {DeskView} view */
export function erasedByEnding(view) {
  const item = view.plan.find((one) => one.run === waiting(view)?.run);
  return item ? `The answers to “${item.title}” have not been shown. They are erased too.` : null;
}

/** Whom ending the session now would leave without a word. @param {DeskView} view */
export function unheardByEnding({ help }) {
  if (!help.length) return null;
  return `${plural(help.length, "quiet request")} ${help.length === 1 ? "has" : "have"} not been looked at.`;
}
