/** Keeps a form while it is filled in: in the tab at once, on the server after a pause, again until the server has it. */
import { say } from "./say.js";

/**
 * @typedef {Record<string, string>} Typed
 * @typedef {{ok: boolean, status: number, error?: string, points?: Record<string, any>}} Answer
 */

const PAUSE_MS = 900;
const AGAIN_MS = 4000;

/**
 * @param {{read: () => Typed, shelf: {get: () => string | null, set: (text: string | null) => void},
 *          send: (typed: Typed) => Promise<Answer>, draw: (text: string, points: Record<string, any>) => void,
 *          later: (work: () => void, ms: number) => void}} around
 */
export function keeper({ read, shelf, send, draw, later }) {
  let turn = 0;
  let busy = false;

  function changed() {
    turn += 1;
    shelf.set(JSON.stringify(read()));
    draw("", {});
    later(save, PAUSE_MS);
  }

  async function save() {
    if (busy) return later(save, PAUSE_MS);
    const mine = turn;
    busy = true;
    const answer = await send(read()).catch(() => null);
    busy = false;
    if (!answer || answer.status >= 500 || answer.status === 429) {
      draw(say.away, {});
      return later(save, AGAIN_MS);
    }
    if (!answer.ok) return draw(answer.error ?? say.refused, {});
    if (mine !== turn) return;
    shelf.set(null);
    draw(say.kept, answer.points ?? {});
  }

  return {
    changed,
    again: () => void (shelf.get() && save()),
    /** What an earlier page could not keep. @returns {Typed | null} */
    left: () => JSON.parse(shelf.get() ?? "null"),
  };
}
