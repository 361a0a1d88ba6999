/** The phone as one thing: its facts, its line, what it keeps, what it sees, and what it shows beside the step. */
import { computed, signal } from "@preact/signals";
import { open } from "../shared/seal.js";
import { connect } from "../shared/wire.js";
import { NOTHING, reveal, slotOf } from "./between.js";
import { openKeep } from "./keep.js";
import { outbox } from "./outbox.js";
import { placeOf } from "./place.js";

/**
 * @typedef {import("./types").Room} Room @typedef {import("./types").Mine} Mine
 * @typedef {"menu" | "apart" | "leave" | "notes" | "resources" | "reading" | "card" | null} Side   what stands in front of the step
 */

const BEAT_MS = 500;

/** Characters of a name, here and wherever it came from. */
export const MOST_NAME = 40;

/** @param {import("./types").Facts} facts */
export const openPhone = async (facts) => assemble(facts, await openKeep(facts.session), connect("phone", facts.session, facts.version));

/** @param {import("./types").Facts} facts @param {import("./keep.js").Keep} keep @param {import("../shared/wire.js").Wire} wire */
export function assemble(facts, keep, wire) {
  const notice = signal("");
  const everybodys = computed(() => /** @type {Room | null} */ (wire.views.room.value));
  const mine = computed(() => /** @type {Mine | null} */ (wire.views.mine.value));
  const there = computed(() => inOwnStep(everybodys.value, mine.value));
  const stays = signal(/** @type {Stays} */ (({ run }) => keep.stayed.peek()?.run === run));
  const room = following(there, stays, keep.stayed.peek());
  const phone = {
    facts,
    keep,
    wire,
    notice,
    everybodys,
    there,
    stays,
    room,
    mine,
    out: outbox(wire, keep.box, (sentence) => (notice.value = sentence)),
    place: computed(() => placeOf({ refused: wire.refused.value, room: room.value, mine: mine.value })),
    covered: signal(false),
    side: signal(/** @type {Side} */ (null)),
    working: signal(false),
    resources: signal(""),
    card: signal(""),
    between: computed(() => between({ facts, keep, room, mine })),
    beat: signal(wire.now()),
  };
  setInterval(() => (phone.beat.value = wire.now()), BEAT_MS);
  return phone;
}

/** @typedef {ReturnType<typeof assemble>} Phone */

/** @typedef {(shown: import("./types").Step) => boolean} Stays   whether somebody stays in a step while the room goes on (reading/staying.js) */

/**
 * The room with the step that stands here: where the room is, or where somebody has stayed.
 * @param {import("@preact/signals").ReadonlySignal<Room | null>} there @param {import("@preact/signals").Signal<Stays>} stays
 * @param {import("./types").Step | null} stayed since before the page was opened
 */
export function following(there, stays, stayed) {
  let shown = stayed;
  return computed(() => {
    const now = there.value;
    if (now?.step && shown && shown.run !== now.step.run && stays.value(shown)) return { ...now, step: shown };
    if (now) shown = now.step;
    return now;
  });
}

/** The room as this phone is in it: a step that only some couples have goes before everybody's. @param {Room | null} room @param {Mine | null} mine @returns {Room | null} */
export const inOwnStep = (room, mine) => (room && mine?.step ? { ...room, step: mine.step } : room);

/**
 * @typedef {{keep: import("./keep.js").Keep, mine: import("@preact/signals").ReadonlySignal<Mine | null>}} Held
 * @typedef {Held & {facts: import("./types").Facts, room: import("@preact/signals").ReadonlySignal<Room | null>}} Seen
 */

/** The couple's keys, if this phone holds those of the couple it is in. @param {Held} phone */
export function ours({ keep, mine }) {
  const held = keep.ours.value;
  return held && held.keys.couple === mine.value?.couple?.id ? held : null;
}

/** What came for the two of us in the run that is on. @param {Seen} phone */
function between(phone) {
  const [step, mine] = [phone.room.value?.step, phone.mine.value];
  const blobs = step && mine?.sealed[slotOf(step.run)];
  if (!blobs || !mine?.couple?.seat) return NOTHING;
  const where = { session: phone.facts.session, couple: mine.couple.id, run: step.run };
  return reveal(ours(phone)?.keys.sealing, where, mine.couple.seat, blobs);
}

/** What the partner wants to be called. @param {Phone} phone */
export function partnerName(phone) {
  const seat = phone.mine.value?.couple?.seat;
  return nameOf(phone, seat && (seat === "A" ? "B" : "A"));
}

/** A name sealed for the two, opened here. @param {Phone} phone @param {import("./types").Seat | null | undefined} seat @returns {string | null} */
export function nameOf(phone, seat) {
  const { couple, sealed } = phone.mine.value ?? {};
  const [keys, blob] = [ours(phone)?.keys, seat && sealed?.name?.[seat]];
  if (!couple || !seat || !keys || !blob) return null;
  const name = open(keys.sealing, { session: phone.facts.session, couple: couple.id, slot: "name", seat }, blob);
  return name && name.slice(0, MOST_NAME);
}
