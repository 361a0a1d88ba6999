/** One remark as it is typed: kept in the tab at once, saved after a pause, and never over what somebody else wrote. */

/**
 * @typedef {{ok: boolean, status: number, body: {hint?: string, error?: string, theirs?: string}}} Answer
 * @typedef {{read: () => {text: string, base: string} | null, keep: (text: string, base: string) => void, drop: () => void}} Shelf
 * @typedef {"" | "waiting" | "saving" | "saved" | "kept" | "refused" | "overtaken"} Sign
 * @typedef {{sign: Sign, text: string, hint: string, error: string, theirs: string}} Shown
 */

const PAUSE_MS = 800;
const AGAIN_MS = 4000;

/**
 * @param {string} known what the server had when the page came
 * @param {{hint?: string, shelf: Shelf, send: (text: string, seen: string) => Promise<Answer>, draw: (shown: Shown) => void,
 *          later: (work: () => void, ms: number) => void}} around `later` forgets what it was told before
 */
export function remark(known, { hint = "", shelf, send, draw, later }) {
  const kept = shelf.read();
  let base = kept?.base ?? known;
  let busy = false;
  /** @type {Shown} */
  const shown = { sign: "", text: kept?.text ?? known, hint, error: "", theirs: "" };

  /** @param {Partial<Shown>} changes */
  const show = (changes) => draw(Object.assign(shown, changes));

  /** @param {string} text */
  function write(text) {
    shown.text = text;
    shelf.keep(text, base);
    if (shown.sign === "overtaken") return;
    show({ sign: "waiting", error: "" });
    later(save, PAUSE_MS);
  }

  async function save() {
    if (busy || shown.sign === "overtaken") return;
    if (shown.text === base) return settle();
    const text = shown.text;
    busy = true;
    show({ sign: "saving" });
    const answer = await send(text, base).catch(() => null);
    busy = false;
    if (!answer || answer.status >= 500 || answer.status === 429) return wait();
    if (answer.status === 409) return show({ sign: "overtaken", error: answer.body.error ?? "", theirs: answer.body.theirs ?? "" });
    if (!answer.ok) return show({ sign: "refused", error: answer.body.error ?? "" });
    base = text;
    show({ hint: answer.body.hint ?? "" });
    if (shown.text !== text) return save();
    settle();
  }

  function settle() {
    shelf.drop();
    show({ sign: "saved", error: "" });
  }

  function wait() {
    show({ sign: "kept" });
    later(save, AGAIN_MS);
  }

  /** After somebody else was first: what both wrote, or only what was written here. @param {boolean} both */
  function decide(both) {
    const { theirs, text } = shown;
    base = theirs;
    show({ sign: "waiting", error: "", theirs: "", text: both && theirs ? `${theirs}\n\n${text}` : text });
    shelf.keep(shown.text, base);
    return save();
  }

  draw(shown);
  if (kept) save();
  return { write, save, decide, unsaved: () => shown.text !== base };
}
