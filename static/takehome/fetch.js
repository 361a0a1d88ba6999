/** Everything a take-home is made of: what the server still holds sealed, opened here, and what this phone kept itself. */
import { effect } from "@preact/signals";
import { open } from "../shared/seal.js";
import { nameOf, ours as keysOf } from "../phone/phone.js";
import { allNotes } from "../phone/drafts.js";
import { standingPlans } from "../phone/plans.js";
import { say } from "./say.js";
import { sound } from "./sound.js";

/**
 * @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("./gather.js").Seat} Seat
 * @typedef {import("../phone/types").Clauses} Clauses @typedef {import("../phone/types").About} About
 * @typedef {{opened: Record<string, Partial<Record<Seat, any>>>, runs: Record<string, import("./gather.js").Run>, clauses: Clauses[], together: boolean, couple: boolean, shared: boolean,
 *   lost: boolean, unread: boolean,
 *   always: {title: string, lines: string[]}[], resources: string, names: Record<Seat, string>,
 *   receipt: {ended_at: number | null, sealed_until: number | null, notes_until: number | null}}} Ours
 *   lost: this phone has not the four words; unread: it has, and something does not open with them
 */

const AGAIN_MS = 3000;

/** Asks as soon as there is a line, until there is an answer. @param {Phone} phone @param {import("@preact/signals").Signal<Ours | null>} held */
export function fetchOurs(phone, held) {
  let timer = 0;
  const ask = async () => {
    held.value = (await fetchAll(phone).catch(() => null)) ?? held.peek();
    if (!held.peek()) timer = setTimeout(ask, AGAIN_MS);
  };
  const stop = effect(() => {
    if (phone.wire.online.value && !held.peek()) ask();
  });
  return () => (stop(), clearTimeout(timer));
}

/** All of it, or a refusal. @param {Phone} phone @returns {Promise<Ours>} */
async function fetchAll(phone) {
  const ack = await asked(phone, "ours");
  return { ...read(phone, ack), clauses: await readDrafts(phone, ack.drafts ?? []) };
}

/** @param {Phone} phone @param {string} act @param {Record<string, unknown>} [fields] @returns {Promise<any>} */
async function asked({ wire }, act, fields) {
  const ack = await wire.act(act, fields);
  if (!ack.ok) throw new Error(ack.error);
  return ack;
}

/** What both have agreed on lies in their drafts, on the server as well; what opens them is fetched with them. @param {Phone} phone @param {About[]} drafts @returns {Promise<Clauses[]>} */
async function readDrafts(phone, drafts) {
  const keys = keysOf(phone)?.keys;
  if (!keys || !drafts.length) return [];
  const { reread } = await import("../drafting/drafting.js");
  const one = async (/** @type {About} */ about) => reread(keys, phone.facts.session, about, await asked(phone, "draft", { draft: about.id, after: 0 }), names(phone));
  return Promise.all(drafts.map(one));
}

/** @param {Phone} phone @param {any} ack @returns {Omit<Ours, "clauses">} */
function read(phone, ack) {
  const couple = phone.mine.peek()?.couple;
  const two = !!couple && !couple.solo && !couple.shared;
  const opened = unseal(phone, ack.sealed ?? {});
  const [sealed, keys] = [two && !!ack.sealed, !!keysOf(phone)];
  const unread = keys && Object.values(opened).some((by) => by.A === null || by.B === null);
  const whose = { together: sealed && keys, lost: sealed && !keys, couple: two, shared: !!couple?.shared };
  return { opened, runs: ack.runs, ...whose, unread, always: ack.always, resources: ack.resources, receipt: ack.receipt, names: names(phone) };
}

/** @param {Phone} phone @param {Record<string, Partial<Record<Seat, string>>>} sealed */
function unseal(phone, sealed) {
  const { couple } = phone.mine.peek() ?? {};
  const keys = keysOf(phone)?.keys;
  const one = (/** @type {string} */ slot, /** @type {string} */ seat, /** @type {string} */ blob) =>
    keys && couple ? sound(parsed(open(keys.sealing, { session: phone.facts.session, couple: couple.id, slot, seat }, blob))) : null;
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
    forTwo: ours?.shared ?? false,
    always: ours?.always ?? [],
    clauses: [...(ours?.clauses ?? []), ...Object.values(keep.clauses.value).filter((draft) => draft.own)],
    notes: allNotes({ notes: keep.notes.value, drafts: keep.drafts.value }),
    plans: standingPlans(keep.plans.value),
  };
}
