/** Leaving: blank the screen first, wipe, then a plain page in this one's place. */
import { wipeAll } from "./keep.js";

/** @typedef {import("./phone.js").Phone} Phone */

const AT_MOST_MS = 1500;
const SHIFTS_WITHIN_MS = 1500;

/** @param {Phone} phone */
export async function leave(phone) {
  goDark(phone);
  phone.keep.shelf.tabs.tell("left");
  const told = fetch(`/j/${phone.facts.code}/leave`, { method: "POST", keepalive: true, redirect: "manual" });
  await Promise.race([Promise.allSettled([told, wipeAll(phone.keep)]), new Promise((go) => setTimeout(go, AT_MOST_MS))]);
  location.replace("/away");
}

/** @param {Phone} phone */
function goDark(phone) {
  blank();
  phone.wire.close();
}

function blank() {
  document.documentElement.classList.add("blank");
}

/** Another tab of this phone has left and wiped everything. @param {Phone} phone */
export function leaveTogether(phone) {
  phone.keep.shelf.tabs.hear("left", () => {
    goDark(phone);
    location.replace("/away");
  });
}

/** Shift three times in a row, for keyboards; dark at once, also while the page still opens. @param {Promise<Phone>} opening */
export function quickExit(opening) {
  onThreeShifts(() => {
    blank();
    opening.then(leave, () => location.replace("/away"));
  });
}

/** @param {() => void} go */
function onThreeShifts(go) {
  /** @type {number[]} */
  let pressed = [];
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    pressed = key === "Shift" ? [...pressed.filter((at) => timeStamp - at < SHIFTS_WITHIN_MS), timeStamp] : [];
    if (pressed.length === 3) go();
  });
}
