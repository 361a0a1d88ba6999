/** How far the room is: counts over the board, and a drawn order for visiting everybody. */

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
  return [couples && plural(couples, "couple"), alone && `${alone} on their own`].filter(Boolean).join(", ");
}

/** @param {number} count @param {string} word */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** The line above the board. @param {Pick<import("./types").DeskView, "board" | "step" | "unpaired">} view */
export function boardLine({ board, step, unpaired }) {
  const { phones, finished, working, time } = tally(board);
  const units = counted(board);
  if (!step) return `${units}, ${plural(phones, "phone")} here${unpaired ? `, ${unpaired} not paired yet` : ""}`;
  const far = `${finished} of ${finished + working} finished`;
  return [units, far, time && `${time} would like time`].filter(Boolean).join(" · ");
}

/** What a tile says in words, most telling first. @param {Couple} couple */
export function saying(couple) {
  if (couple.connected === 0) return "away";
  if (couple.paused) return "pause for us";
  if (couple.late) return "joins at the next step";
  if (couple.time) return "would like time";
  if (couple.aside) return couple.state === "finished" ? "finished, in a step of their own" : "in a step of their own";
  if (couple.apart) return "working separately";
  return couple.state === "waiting" ? "here" : couple.state;
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
