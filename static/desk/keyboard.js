/** Keys on the desk: the table of keys.js joined to what each command does. */
import { askToKeepBack, extend, pressOnly, pressPrimary, toggleBlank, toggleHold, togglePause, toggleWrap } from "./desk.js";
import { commands } from "./duty.js";
import { judge, moderated, takeBack, write } from "./judging.js";
import { command } from "./keys.js";
import { step } from "./moderation.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {Record<string, (desk: Desk) => void>} */
const COMMANDS = {
  primary: pressPrimary,
  pause: togglePause,
  hold: toggleHold,
  longer: (desk) => extend(desk, 60),
  shorter: (desk) => extend(desk, -60),
  wrap: toggleWrap,
  blank: toggleBlank,
  behind: (desk) => (desk.dialog.value = "behind"),
  close: (desk) => pressOnly(desk, "close"),
  release: (desk) => pressOnly(desk, "release"),
  withhold: askToKeepBack,
  down: (desk) => move(desk, 1),
  up: (desk) => move(desk, -1),
  show: (desk) => judge(desk, "show"),
  back: (desk) => judge(desk, "hold"),
  shorten: (desk) => write(desk, "shorten"),
  fold: (desk) => write(desk, "fold"),
  takeBack,
  write: () => /** @type {HTMLElement | null} */ (document.querySelector("#remark"))?.focus(),
  join: (desk) => (desk.dialog.value = "join"),
  keys: (desk) => (desk.dialog.value = "keys"),
};

/** @param {Desk} desk */
export function listen(desk) {
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.repeat && event.key === "Enter" && target.tagName === "BUTTON") event.preventDefault();
    if (event.key === "Escape" && target.id === "remark") target.blur();
    const where = { tag: target.tagName, editable: target.isContentEditable, dialog: desk.dialog.value !== null, letters: desk.letters.value };
    const name = command(event, where);
    if (!name || (["down", "up"].includes(name) && !moderated(desk))) return;
    if (!commands(desk.view.value, name)) return;
    event.preventDefault();
    COMMANDS[name]?.(desk);
  });
}

/** @param {Desk} desk @param {number} by */
function move(desk, by) {
  const collected = moderated(desk);
  if (!collected) return;
  desk.writing.value = "";
  desk.card.value = step(collected.cards, desk.card.value, by);
}
