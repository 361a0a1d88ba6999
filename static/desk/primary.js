/** The one obvious next action of the desk: a pure function of the desk view. */
import { counted, isWorking, tally } from "./couples.js";
import { lines } from "./moderation.js";
import { say } from "./say.js";

/** @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Action} Action */

/** @param {string} key @param {string} label @param {Partial<Action>} rest @returns {Action} */
const action = (key, label, rest) => ({ key, label, act: null, fields: {}, note: "", ready: true, ...rest });

/** @param {DeskView} view @returns {Action} */
export function primary(view) {
  const { session, step } = view;
  if (session.state === "ended") return action("notes", say.next.notes, {});
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
  return action("release", yours ? say.next.keep : say.next.show, {
    act: "release",
    fields: { run: collected.run },
    ready,
    note: yours ? say.next.yours : ready ? say.next.exactly : say.next.choose,
  });
}

/** The other way out. @param {DeskView} view @returns {Action | null} */
export function keepBack(view) {
  const collected = waiting(view);
  const label = collected?.preview?.form === "check" ? say.next.leaveOut : say.next.keepBack;
  return collected && action("withhold", label, { act: "withhold", fields: { run: collected.run } });
}

const goOn = () =>
  action("go-on", say.next.goOn, {
    act: "hold",
    fields: { on: false },
    note: say.next.stands,
  });

/** @param {DeskView} view */
function begin(view) {
  const first = view.plan.find((item) => item.index === view.next);
  if (!first) return action("end", say.next.end, {});
  return action("begin", say.next.begin(first.title), { act: "next", fields: { after: 0 }, note: whoIsHere(view) });
}

/** @param {DeskView} view */
function whoIsHere(view) {
  const here = view.board.length && say.next.here(counted(view.board));
  const unpaired = view.unpaired && say.next.unpaired(view.unpaired);
  return [here, unpaired].filter(Boolean).join(" ") || say.next.nobody;
}

/** @param {DeskView} view */
function close(view) {
  const run = view.step?.run;
  return action("close", say.next.close, { act: "close", fields: { run }, note: stillWorking(view) });
}

/** @param {DeskView} view */
function stillWorking({ board }) {
  const working = board.filter(isWorking);
  if (working.length) return say.next.working(counted(working));
  return tally(board).finished ? say.next.allFinished : "";
}

/** @param {DeskView} view @param {number} run */
function decide(view, run) {
  if (view.collected?.run !== run)
    return action("release", say.next.show, { ready: false, note: say.next.moment });
  return show(view) ?? { ...onward(view, run), note: say.next.few };
}

/** @param {DeskView} view @param {number} run */
function onward(view, run) {
  const next = view.plan.find((item) => item.index === view.next);
  if (!next) return action("end", say.next.end, { note: say.next.last });
  return action("next", say.next.next(next.title), { act: "next", fields: { after: run }, note: pace(view) });
}

/** How far the room is, once anybody has finished. @param {DeskView} view */
function pace(view) {
  const asking = view.board.filter((couple) => couple.connected > 0 && couple.time);
  if (asking.length) return say.next.time(counted(asking));
  return tally(view.board).finished ? stillWorking(view) : "";
}

/** What going to the step `to` now would end for good, as a sentence; null when it can be undone. @param {DeskView} view @param {number} to */
export function endedByLeaving({ step, plan }, to) {
  if (!step || step.state !== "open") return null;
  if (step.collect !== "none") return say.next.closes(step.title);
  const elsewhere = plan[to]?.exercise.id !== step.exercise.id;
  return step.circle === "me" && elsewhere ? say.next.wipes : null;
}

/** What ending the session now would erase unseen. @param {DeskView} view */
export function erasedByEnding(view) {
  const item = view.plan.find((one) => one.run === waiting(view)?.run);
  return item ? say.next.unseen(item.title) : null;
}

/** Whom ending the session now would leave without a word. @param {DeskView} view */
export const unheardByEnding = ({ help }) => (help.length ? say.next.unheard(help.length) : null);
