/** Sealing what one phone hands to the other, for the run that is on. */
import { fits, shut } from "./between.js";
import { ours } from "./phone.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** Whether this phone can seal anything for the two. @param {Phone} phone */
export function canSeal(phone) {
  return !!ours(phone) && !!phone.mine.value?.couple?.seat;
}

/** @param {Phone} phone @param {import("./types").Step} step @param {unknown} content @returns {{blob: string} | null} */
export function sealed(phone, step, content) {
  const [keys, couple] = [ours(phone)?.keys, phone.mine.value?.couple];
  if (!keys || !couple?.seat || !fits(content)) return null;
  const where = { session: phone.facts.session, couple: couple.id, run: step.run };
  return { blob: shut(keys.sealing, where, couple.seat, content) };
}
