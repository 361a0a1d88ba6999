/** The couple's way together: drawing words, entering them, and taking up those that were scanned. */
import { keysOf } from "../shared/keys.js";
import { draw } from "../shared/phrase.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** @param {Phone} phone */
export function start(phone) {
  return withKeys(phone, draw(), "start_couple");
}

/** @param {Phone} phone @param {string} phrase */
export function join(phone, phrase) {
  return withKeys(phone, phrase, "join_couple");
}

/** The words once more, to work together again. @param {Phone} phone @param {string} phrase */
export function together(phone, phrase) {
  return working(phone, async () => {
    const { couple } = await keysOf(phrase, phone.facts.session);
    phone.out.send("together", { couple });
  });
}

/** Until it is on its way: the page before it does not come back for a moment. @param {Phone} phone @param {() => Promise<void>} what */
async function working({ working }, what) {
  working.value = true;
  await what().finally(() => (working.value = false));
}

/** Keys take a moment to work out; only the couple's id leaves the phone. @param {Phone} phone @param {string} phrase @param {string} act */
async function withKeys(phone, phrase, act) {
  if (phone.working.peek()) return;
  await working(phone, async () => {
    const keys = await keysOf(phrase, phone.facts.session);
    phone.keep.ours.value = { phrase, keys };
    phone.out.send(act, { couple: keys.couple });
  });
}

/** The words that came with the address, once this phone may use them. @param {Phone} phone @param {string} phrase */
export function takeUp(phone, phrase) {
  phone.keep.offered.value = null;
  join(phone, phrase);
}
