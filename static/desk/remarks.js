/** The remarks of the facilitator, per step and for the session: saved by themselves, never lost. */
import { effect, signal, useSignal } from "@preact/signals";
import { html } from "../shared/html.js";
import { useEffect, useMemo } from "preact/hooks";
import { drafts, shown, sign } from "./drafts.js";
import { say } from "./say.js";

/** @typedef {import("./desk.js").Desk} Desk @typedef {import("./types").DeskView} DeskView @typedef {import("./types").Note} Note */

const PAUSE_MS = 800;
const AGAIN_MS = 5000;

/** @param {{desk: Desk, view: DeskView}} props */
export function Remarks({ desk, view }) {
  const whole = useSignal(false);
  const run = view.step ? String(view.step.run) : null;
  const about = whole.value || !run ? "session" : run;
  /** @param {boolean} session */
  const tab = (session) => html`
    <button
      type="button"
      aria-pressed=${session === (about === "session")}
      disabled=${!session && !run}
      onClick=${() => (whole.value = session)}
    >
      ${session ? say.remarks.session : say.remarks.step}
    </button>
  `;
  return html`
    <section class="remarks" aria-labelledby="remarks-title">
      <div class="tabs">
        <h2 id="remarks-title" class="over">${say.remarks.title}</h2>
        ${tab(false)} ${tab(true)}
      </div>
      <${Field} key=${about} desk=${desk} about=${about} known=${view.remarks[about]} />
    </section>
  `;
}

/** @param {{desk: Desk, about: string, known: string | undefined}} props */
function Field({ desk, about, known }) {
  const note = useMemo(() => noteOn(desk, about), []);
  useEffect(() => watch(desk, note), []);
  /** @param {Event} event */
  const type = (event) => note.write(/** @type {HTMLTextAreaElement} */ (event.target).value);
  return html`
    <textarea
      id="remark"
      maxlength="4000"
      placeholder=${say.remarks.rule}
      aria-label=${about === "session" ? say.remarks.onSession : say.remarks.onStep}
      value=${shown(note.unsaved.value, known, note.held.value)}
      onInput=${type}
    ></textarea>
    <p class="sign" role="status">${sign(note.unsaved.value, desk.wire.online.value, note.held.value !== null)}</p>
  `;
}

/** The one note on this, whoever saves it: its field, or the line that stands again. @param {Desk} desk @param {string} about */
function noteOn(desk, about) {
  const note = desk.notes.get(about) ?? draft(desk, about);
  desk.notes.set(about, note);
  return note;
}

/** One remark in the making. @param {Desk} desk @param {string} about @returns {Note} */
function draft(desk, about) {
  const kept = drafts(sessionStorage, desk.page.session);
  const unsaved = signal(kept.unsaved(about));
  const held = signal(/** @type {{text: string, known: string | undefined} | null} */ (null));
  /** @param {string} text */
  const write = (text) => {
    kept.keep(about, text);
    unsaved.value = text;
  };
  const save = async () => {
    const text = kept.unsaved(about);
    if (text === null) return true;
    const ack = await desk.wire.act("remark", { about, text }).catch(() => ({ ok: false }));
    if (!ack.ok) return false;
    kept.saved(about, text);
    held.value = { text, known: desk.view.value?.remarks[about] };
    unsaved.value = kept.unsaved(about);
    return true;
  };
  return { unsaved, held, write, save };
}

/** Saves after a pause in typing, and again until the server has it. @param {Desk} desk @param {Note} note */
function watch(desk, note) {
  let timer = 0;
  const save = async () => (await note.save()) || (timer = window.setTimeout(save, AGAIN_MS));
  const stop = note.unsaved.subscribe((text) => {
    clearTimeout(timer);
    if (text !== null) timer = window.setTimeout(save, PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
    note.save();
  };
}

/** What could not be saved earlier is saved as soon as the line stands, now and whenever it is back. @param {Desk} desk */
export const saveLeftovers = (desk) =>
  effect(() => {
    if (!desk.wire.online.value) return;
    for (const about of drafts(sessionStorage, desk.page.session).all()) noteOn(desk, about).save();
  });
