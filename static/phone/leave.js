/** Leaving: blank the screen first, wipe, then a plain page in this one's place. */
import { wipeAll } from "./keep.js";
import { shut } from "./shelf.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** How long the server may take to hear of it, and this phone to wipe what it holds; the screen is dark meanwhile. */
const TELLS_MS = 1500;
const WIPES_MS = 6000;
const SHIFTS_WITHIN_MS = 1500;

/** @param {Phone} phone */
export async function leave(phone) {
  goDark(phone);
  phone.keep.shelf.tabs.tell("left");
  const told = fetch(`/j/${phone.facts.code}/leave`, { method: "POST", keepalive: true, redirect: "manual" });
  await Promise.all([atMost(TELLS_MS, told), atMost(WIPES_MS, wipeAll(phone.keep))]);
  location.replace("/away");
}

/** @param {number} wait @param {Promise<unknown>} what */
function atMost(wait, what) {
  return Promise.race([what.catch(() => null), new Promise((go) => setTimeout(go, wait))]);
}

/** @param {Phone} phone */
function goDark(phone) {
  blank();
  phone.covered.value = true; // with it ends what reads aloud: some browsers take a silenced sentence for one that has ended
  shut(phone.keep.shelf);
  phone.wire.close();
}

/** Dark, and silent. */
function blank() {
  globalThis.speechSynthesis?.cancel();
  document.documentElement.classList.add("blank");
}

/** Another tab of this phone leaves; what this one wrote a moment ago is wiped as well. @param {Phone} phone */
export function leaveTogether(phone) {
  phone.keep.shelf.tabs.hear("left", async () => {
    goDark(phone);
    await atMost(WIPES_MS, wipeAll(phone.keep));
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
