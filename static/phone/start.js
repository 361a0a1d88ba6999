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
export async function together(phone, phrase) {
  phone.working.value = true;
  const { couple } = await keysOf(phrase, phone.facts.session).finally(() => (phone.working.value = false));
  phone.out.send("together", { couple });
}

/** Keys take a moment to work out; only the couple's id leaves the phone. @param {Phone} phone @param {string} phrase @param {string} act */
async function withKeys(phone, phrase, act) {
  if (phone.working.peek()) return;
  phone.working.value = true;
  const keys = await keysOf(phrase, phone.facts.session).finally(() => (phone.working.value = false));
  phone.keep.ours.value = { phrase, keys };
  phone.out.send(act, { couple: keys.couple });
}

/** The words that came with the address, once this phone may use them. @param {Phone} phone @param {string} phrase */
export function takeUp(phone, phrase) {
  phone.keep.offered.value = null;
  join(phone, phrase);
}
