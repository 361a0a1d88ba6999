/** Everything a take-home is made of: what the server still holds sealed, opened here, and what this phone kept itself. */
import { effect } from "@preact/signals";
import { open } from "../shared/seal.js";
import { nameOf, ours as keysOf } from "../phone/phone.js";
import { allNotes } from "../phone/drafts.js";
import { say } from "./say.js";

/**
 * @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("./gather.js").Seat} Seat
 * @typedef {{opened: Record<string, Partial<Record<Seat, any>>>, runs: Record<string, import("./gather.js").Run>, together: boolean, couple: boolean, unread: boolean,
 *   always: {title: string, lines: string[]}[], resources: string, names: Record<Seat, string>,
 *   receipt: {ended_at: number | null, sealed_until: number | null, notes_until: number | null}}} Ours
 */

const AGAIN_MS = 3000;

/** Asks as soon as there is a line, until there is an answer. @param {Phone} phone @param {import("@preact/signals").Signal<Ours | null>} held */
export function fetchOurs(phone, held) {
  let timer = 0;
  const ask = async () => {
    const ack = await phone.wire.act("ours").catch(() => null);
    if (ack?.ok) held.value = read(phone, ack);
    else if (!held.peek()) timer = setTimeout(ask, AGAIN_MS);
  };
  const stop = effect(() => {
    if (phone.wire.online.value && !held.peek()) ask();
  });
  return () => (stop(), clearTimeout(timer));
}

/** @param {Phone} phone @param {any} ack @returns {Ours} */
function read(phone, ack) {
  const couple = phone.mine.peek()?.couple;
  const two = !!couple && !couple.solo && !couple.shared;
  const opened = unseal(phone, ack.sealed ?? {});
  const unread = Object.entries(ack.sealed ?? {}).length > 0 && !Object.values(opened).some((by) => by.A || by.B);
  const together = two && !!ack.sealed;
  return { opened, runs: ack.runs, together, couple: two, unread, always: ack.always, resources: ack.resources, receipt: ack.receipt, names: names(phone) };
}

/** @param {Phone} phone @param {Record<string, Partial<Record<Seat, string>>>} sealed */
function unseal(phone, sealed) {
  const { couple } = phone.mine.peek() ?? {};
  const keys = keysOf(phone)?.keys;
  const one = (/** @type {string} */ slot, /** @type {string} */ seat, /** @type {string} */ blob) =>
    keys && couple ? parsed(open(keys.sealing, { session: phone.facts.session, couple: couple.id, slot, seat }, blob)) : null;
  const slots = Object.entries(sealed).filter(([slot]) => slot.startsWith("run-"));
  return Object.fromEntries(slots.map(([slot, by]) => [slot, Object.fromEntries(Object.entries(by).map(([seat, blob]) => [seat, one(slot, seat, blob)]))]));
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Phone} phone @returns {Record<Seat, string>} */
function names(phone) {
  return { A: nameOf(phone, "A") || say.names.A, B: nameOf(phone, "B") || say.names.B };
}

/** All that goes on the pages. @param {Phone} phone @param {Ours | null} ours @returns {import("./gather.js").Held} */
export function hold({ keep }, ours) {
  return {
    opened: ours?.opened ?? {},
    runs: ours?.runs ?? {},
    names: ours?.names ?? say.names,
    together: ours?.together ?? false,
    always: ours?.always ?? [],
    clauses: Object.values(keep.clauses.value),
    notes: allNotes({ notes: keep.notes.value, drafts: keep.drafts.value }),
    plans: Object.values(keep.plans.value),
  };
}
