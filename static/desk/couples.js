/** How far the room is: counts over the board, and a drawn order for visiting everybody. */
import { say } from "./say.js";

/** @typedef {import("./types").Couple} Couple */

/** @param {Couple[]} board */
export function tally(board) {
  const here = board.filter((couple) => couple.connected > 0);
  return {
    couples: board.filter((couple) => !couple.solo).length,
    alone: board.filter((couple) => couple.solo).length,
    phones: board.reduce((sum, couple) => sum + couple.connected, 0),
    working: here.filter(isWorking).length,
    finished: here.filter((couple) => couple.state === "finished").length,
    time: here.filter((couple) => couple.time).length,
  };
}

/** Here, and neither finished nor pausing. @param {Couple} couple */
export const isWorking = (couple) => couple.connected > 0 && couple.state === "working" && !couple.paused;

/** "3 couples, 1 on their own". @param {Couple[]} board */
export function counted(board) {
  const { couples, alone } = tally(board);
  return say.couples.count(couples, alone);
}

/** The line above the board. @param {Pick<import("./types").DeskView, "board" | "step" | "unpaired">} view */
export function boardLine({ board, step, unpaired }) {
  const { phones, finished, working, time } = tally(board);
  const units = counted(board);
  if (!step) return say.couples.here(units, phones, unpaired);
  const far = say.couples.finished(finished, finished + working);
  return [units, far, time && say.couples.time(time)].filter(Boolean).join(" · ");
}

/** What a tile says in words, most telling first. @param {Couple} couple */
export function saying(couple) {
  const { is } = say.couples;
  if (couple.connected === 0) return is.away;
  if (couple.paused) return is.paused;
  if (couple.late) return is.late;
  if (couple.time) return is.time;
  if (couple.aside) return couple.state === "finished" ? is.asideFinished : is.aside;
  if (couple.apart) return is.apart;
  return is[couple.state];
}

/** How many phones the couple should have. @param {Couple} couple */
export const seats = (couple) => (couple.solo || couple.shared ? 1 : 2);

/** Who can be sent to work on their own for a while: two phones that work together. @param {Couple} couple */
export const isTogether = (couple) => !couple.solo && !couple.shared && !couple.apart;

/** An order in which to visit everybody, so that nobody is singled out. @param {string[]} names @param {() => number} chance */
export function drawOrder(names, chance = Math.random) {
  const order = [...names];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
