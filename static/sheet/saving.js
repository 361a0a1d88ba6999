/** Keeping the run sheet at the server: after every change, in order, one at a time; what cannot be sent waits here. */
import { say } from "./say.js";

/** @typedef {import("./types").Kept} Kept @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Problem} Problem @typedef {import("./types").Made} Made @typedef {import("./types").Refused} Refused */
/**
 * @typedef {{is: "saved", kept: Kept, problems: Problem[]} | {is: "overtaken", kept: Kept, problems: Problem[]} |
 *           {is: "refused", why: string} | {is: "gone", why: string} | {is: "signed out"} | {is: "offline" | "busy"}} Answer
 */

/** @param {string} workshop @param {string} csrf @param {number} version @param {Sheet} sheet @returns {Promise<Answer>} */
export async function send(workshop, csrf, version, sheet) {
  const init = { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF": csrf }, body: JSON.stringify({ version, sheet }) };
  return read(await fetch(address(workshop), init).catch(() => null));
}

/** The run sheet as it stands at the server. @param {string} workshop @returns {Promise<Answer>} */
export const ask = async (workshop) => read(await fetch(address(workshop), { cache: "no-store" }).catch(() => null));

/** @param {string} workshop */
const address = (workshop) => `/desk/workshops/${workshop}/sheet.json`;

/** @param {Response | null} response @returns {Promise<Answer>} */
async function read(response) {
  if (!response) return { is: "offline" };
  if (response.redirected) return { is: "signed out" };
  if (response.status >= 500 || response.status === 429) return { is: "busy" };
  const told = await response.json().catch(() => null);
  if (!told) return response.status === 404 ? { is: "gone", why: say.kept.gone } : { is: "busy" };
  if (response.ok) return { is: "saved", ...news(told) };
  if (response.status === 409) return { is: "overtaken", ...news(told) };
  return { is: response.status === 410 ? "gone" : "refused", why: told.error ?? say.kept.gone };
}

/** @param {any} told */
const news = ({ version, sheet, problems }) => ({ kept: { version, sheet }, problems });

/** What waits, and what was not made, is kept in this tab, so that a reload loses nothing. @param {string} workshop @param {Kept} base @param {Made[]} waiting @param {Refused | null} refused */
export function keep(workshop, base, waiting, refused) {
  const name = `sheet:${workshop}`;
  try {
    if (waiting.length || refused?.made.length) sessionStorage.setItem(name, JSON.stringify({ base, waiting, refused }));
    else sessionStorage.removeItem(name);
  } catch {
    // a full or forbidden storage keeps nothing; the change still waits on the page
  }
}

/** @param {string} workshop @returns {{base: Kept, waiting: Made[], refused: Refused | null} | null} */
export function kept(workshop) {
  try {
    return JSON.parse(sessionStorage.getItem(`sheet:${workshop}`) ?? "null");
  } catch {
    return null;
  }
}
