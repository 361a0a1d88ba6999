/** The marks this phone puts on the clauses of a draft: kept with the words they were given to, always sent as a whole set. */
import { newId } from "../shared/acts.js";
import { mark } from "../shared/mark.js";
import { ours } from "./phone.js";

/** @typedef {import("./phone.js").Phone} Phone @typedef {import("./types").Marks} Marks */

/** @type {Marks} */
export const NONE = { max: 1, free: false, said: {} };

/** @param {Phone} phone @param {string} draft a step's id @param {Marks} marks */
export function putMarks(phone, draft, marks) {
  phone.keep.marks.value = { ...phone.keep.marks.peek(), [draft]: marks };
  send(phone, draft, marks);
}

/**
 * Sends this phone's marks once more; `free`: only random ones, so that nothing is agreed any more. Both look the same.
 * @param {Phone} phone @param {string} draft @param {boolean} free
 */
export async function resendMarks(phone, draft, free) {
  const kept = phone.keep.marks.peek()[draft] ?? (await fromServer(phone, draft));
  if (kept) putMarks(phone, draft, { ...kept, free });
}

/** A phone that has come in later knows only what is agreed, which is what its seat has said yes to. @param {Phone} phone @param {string} draft @returns {Promise<Marks | null>} */
async function fromServer(phone, draft) {
  const ack = /** @type {any} */ (await phone.wire.act("draft", { draft, after: 0 }).catch(() => null));
  if (!ack?.ok) return null;
  const said = Object.entries(ack.agreed).map(([clause, code]) => [clause, { says: "yes", words: "", code }]);
  return { ...NONE, said: Object.fromEntries(said) };
}

/** Who works alone marks nothing. @param {Phone} phone @param {string} draft @param {Marks} marks */
function send(phone, draft, marks) {
  const couple = phone.mine.peek()?.couple;
  const keys = ours(phone)?.keys;
  if (keys && couple?.seat && !couple.solo && !couple.shared) phone.out.send("mark", { draft, marks: codes(keys.marking, draft, marks) });
}

/** For each clause a yes to its very words, or 16 random bytes. @param {Uint8Array} key @param {string} draft @param {Marks} marks @returns {Record<string, string>} */
export function codes(key, draft, { max, free, said }) {
  const all = new Set([...Array.from({ length: max }, (_, i) => String(i + 1)), ...Object.keys(said)]);
  const code = (/** @type {string} */ clause) => {
    const one = said[clause];
    return one?.says === "yes" && !free ? one.code ?? mark(key, draft, clause, one.words) : newId();
  };
  return Object.fromEntries([...all].map((clause) => [clause, code(clause)]));
}
