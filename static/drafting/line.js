/** What the parts of a draft's line to the server share: what is known of both ends, and how an update is sealed. */
import { signal } from "@preact/signals";
import { Doc } from "yjs";
import { openBytes, sealBytes } from "../shared/seal.js";

/**
 * @typedef {{session: string, couple: string, seat: string, draft: string, key: Uint8Array}} Whose   seat: this phone's
 * @typedef {Pick<import("../shared/wire.js").Wire, "online" | "act" | "hear">} Wire
 * @typedef {import("@preact/signals").ReadonlySignal<boolean>} May   whether the two work together just now
 * @typedef {ReturnType<typeof openLine>} Line
 */

/** What one sealed update may weigh. */
export const MOST = 24_000;

/** @param {Wire} wire @param {Doc} doc @param {Whose} whose @param {May} may */
export function openLine(wire, doc, whose, may) {
  return {
    wire,
    doc,
    whose,
    may,
    /** What the server is known to hold, up to which update without a gap, and what came from behind a gap. */
    there: new Doc(),
    last: 0,
    early: /** @type {Map<number, () => void>} */ (new Map()),
    /** How much has piled up there since it was last put together. */
    load: { updates: 0, size: 0 },
    /** Sending; something new to send since; the server takes nothing just now. */
    busy: false,
    again: false,
    barred: false,
    timer: /** @type {any} */ (null),
    /** Whoever waits for an update to come back, or for a better moment. */
    awaited: /** @type {{n: number, go: (nothing: null) => void} | null} */ (null),
    wake: /** @type {(nothing: null) => void} */ (() => {}),
    agreed: signal(/** @type {Record<string, string>} */ ({})),
    caughtUp: signal(false),
    /** Something came that these four words do not open; something is more than can be handed over. */
    unread: signal(false),
    full: signal(false),
  };
}

/** @param {Line} line @param {string} act @param {Record<string, unknown>} fields @returns {Promise<any>} null without an answer */
export function ask({ wire, whose }, act, fields) {
  return wire.act(act, { draft: whose.draft, ...fields }).catch(() => null);
}

/** @param {Line} line @param {Uint8Array} update */
export function shut({ whose }, update) {
  return sealBytes(whose.key, placeOf(whose, whose.seat), update);
}

/** @param {Line} line @param {string} seat its author's @param {string} blob */
export function unshut({ whose }, seat, blob) {
  return openBytes(whose.key, placeOf(whose, seat), blob);
}

/** @param {Whose} whose @param {string} seat */
function placeOf({ session, couple, draft }, seat) {
  return { session, couple, slot: `draft:${draft}`, seat };
}

/** Whether something may be sent now. @param {Line} line */
export function isOpen({ wire, may, barred }) {
  return wire.online.peek() && may.peek() && !barred;
}

/** @param {number} ms @returns {Promise<null>} */
export function pause(ms) {
  return new Promise((go) => setTimeout(go, ms, null));
}
