/** What a couple can do at any time: begin anew, and tell each other a name. */
import { seal } from "../shared/seal.js";
import { ours } from "./phone.js";

/** @typedef {import("./phone.js").Phone} Phone */

/** Back to the choice; the words are gone. @param {Phone} phone */
export function cancel(phone) {
  phone.keep.ours.value = null;
  phone.keep.offered.value = null;
  phone.out.send("cancel");
}

/** @param {Phone} phone @param {string} name */
export function tellName(phone, name) {
  const couple = phone.mine.value?.couple;
  const keys = ours(phone)?.keys;
  if (!couple?.seat || !keys) return;
  const place = { session: phone.facts.session, couple: couple.id, slot: "name", seat: couple.seat };
  phone.out.send("seal", { slot: "name", blob: seal(keys.sealing, place, name) });
}
