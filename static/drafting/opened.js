/** One draft on this phone for as long as the page lives: its document, its line to the server, its marks, what is kept of it. */
import { computed, effect, signal } from "@preact/signals";
import { applyUpdate } from "yjs";
import { sharesPhone } from "../phone/company.js";
import { draftKey } from "../phone/drafting.js";
import { ours } from "../phone/phone.js";
import { THERE } from "./arriving.js";
import { openDocument } from "./document.js";
import { relay } from "./relay.js";

/**
 * @typedef {import("../phone/phone.js").Phone} Phone @typedef {import("../phone/types").About} About
 * @typedef {ReturnType<typeof openHere>} Opened
 */

/** What a change is called that this phone had kept, or that another tab of it made. */
export const KEPT = "kept";

/** @param {Phone} phone @param {About} about @param {boolean} own */
export function openHere(phone, about, own) {
  const key = draftKey(phone, about.id, own);
  const kept = phone.keep.drafting.peek()[key];
  const document = openDocument(about);
  if (kept) applyUpdate(document.doc, kept.state, KEPT);
  const gone = signal(false);
  const draft = {
    phone,
    about,
    key,
    document,
    kept: kept ?? null,
    /** Clauses that are there though nothing may stand in them. */
    open: signal(new Set(kept?.opened ?? ["1"])),
    /** Written for oneself; then it goes with its exercise, unless it is kept. */
    alone: own || !!phone.mine.peek()?.couple?.solo,
    keeps: signal(!!kept?.keeps),
    /** Wiped from the phone: nothing more is kept or sent. */
    gone,
    forTwo: computed(() => !own && isForTwo(phone)),
    together: computed(() => !own && isForTwo(phone) && !phone.mine.value?.apart && !gone.value),
    /** Who wants to know what the partner has just changed, by its name in the document. */
    changed: /** @type {Set<(name: string) => void>} */ (new Set()),
    line: signal(/** @type {import("./relay.js").Relay | null} */ (null)),
  };
  document.doc.on("afterTransaction", (change) => tell(draft, change));
  return draft;
}

/** Tells what came while somebody looks on; all that comes at the beginning is no news. @param {Opened} draft @param {import("yjs").Transaction} change */
function tell(draft, { origin, changed }) {
  if (origin !== THERE || !draft.line.peek()?.caughtUp.peek()) return;
  for (const [type, keys] of changed) for (const name of namesOf(draft, type, keys)) for (const hear of draft.changed) hear(name);
}

/** @param {Opened} draft @param {unknown} type @param {Set<string | null>} keys */
function namesOf({ document }, type, keys) {
  const root = [...document.doc.share].find(([, one]) => one === type)?.[0] ?? "";
  return [...keys].map((key) => key ?? root);
}


/** @param {Phone} phone */
function isForTwo(phone) {
  const mine = phone.mine.value;
  return !!mine?.couple?.seat && !mine.couple.solo && !sharesPhone(mine) && !!ours(phone);
}

/** The line to the server opens once the two work together; a phone that works alone never has one. @param {Opened} draft */
export function connect(draft) {
  const { phone, document, about, together } = draft;
  effect(() => {
    if (!together.value || draft.line.peek()) return;
    const { keys } = /** @type {import("../phone/types").Ours} */ (ours(phone));
    const seat = /** @type {string} */ (phone.mine.peek()?.couple?.seat);
    const whose = { session: phone.facts.session, couple: keys.couple, seat, draft: about.id, key: keys.sealing };
    draft.line.value = relay(phone.wire, document.doc, whose, together);
  });
}
