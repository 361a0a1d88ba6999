/** The exercise that is composed: its text and its data in step through the server, every change kept in this browser. */
import { computed, effect, signal } from "@preact/signals";
import { freeId, inserted, moved, plain, put, timed, without } from "./paths.js";
import { say } from "./say.js";

/** @typedef {import("./types").Data} Data @typedef {import("./types").Path} Path @typedef {import("./types").Looked} Looked */

/** @typedef {{text: string, data?: undefined} | {data: Data, text?: undefined}} What */

const PAUSE_MS = 350;
const AGAIN_MS = 3_000;
const UNDO = 100;

/** @param {import("./types").Facts} facts */
export function open(facts) {
  const place = `compose/${facts.id || `new ${facts.text.slice(0, 80)}`}`;
  const kept = read(place);
  const overtaken = kept !== null && kept.version !== facts.version;
  const composer = {
    place,
    form: facts.form,
    csrf: facts.csrf,
    id: signal(facts.id),
    version: kept?.version ?? facts.version,
    text: signal(kept?.text ?? facts.text),
    data: signal(/** @type {Data | null} */ (kept?.data ?? null)),
    given: facts.text,
    /** what was changed in the form and does not stand in the text yet */
    edited: signal(kept?.data ?? null),
    /** whether the text was changed by hand and the form does not know it yet, or cannot read it: a change in the form would lose it */
    ahead: signal(false),
    looked: signal(/** @type {Looked | null} */ (null)),
    ticked: signal(kept?.ticked ?? facts.ticked),
    saved: signal(kept ? "" : facts.version ? facts.text : ""),
    restored: signal(!!kept),
    chosen: signal(0),
    view: signal(/** @type {"form" | "yaml"} */ ("form")),
    notice: signal(overtaken ? say.notice.overtaken : ""),
    newer: signal(/** @type {{version: number, text: string} | null} */ (overtaken ? { version: facts.version, text: facts.text } : null)),
    busy: signal(false),
    offline: signal(false),
    before: signal(/** @type {Data[]} */ ([])),
    timer: 0,
    asked: 0,
  };
  effect(() => keep(composer));
  look(composer, kept?.data ? { data: kept.data } : { text: composer.text.peek() });
  return composer;
}

/** @typedef {ReturnType<typeof open>} Composer */

/** @param {Composer} composer */
export const changed = (composer) => computed(() => composer.text.value !== composer.saved.value || composer.edited.value !== null);

/** @param {string} place @returns {{text: string, data: Data | null, ticked: string[], version: number} | null} what was left unsaved here */
function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Composer} composer */
function keep({ place, text, edited, saved, ticked, given, version }) {
  const here = { text: text.value, data: edited.value, ticked: ticked.value, version };
  try {
    const untouched = text.value === saved.value || (text.value === given && !saved.value && !ticked.value.length);
    if (untouched && !edited.value) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(here));
  } catch {
    // a browser that keeps nothing loses only what was never saved
  }
}

/** Give up what is unsaved here. @param {Composer} composer */
export function forget({ place }) {
  localStorage.removeItem(place);
}

/** Change a field; false where that cannot be done now. @param {Composer} composer @param {Path} path @param {unknown} value */
export function edit(composer, path, value) {
  const data = composer.data.peek();
  if (!data || composer.ahead.peek()) return false;
  become(composer, named(composer, put(data, path, value), path));
  return true;
}

/** A new exercise is called like its title, until it is saved. @param {Composer} composer @param {Data} data @param {Path} path @returns {Data} */
const named = ({ id }, data, path) =>
  id.peek() || path[0] !== "title" ? data : { ...data, id: plain(String(data.title ?? "")) || data.id };

/** @param {Composer} composer @param {Data} data */
function become(composer, data) {
  remember(composer);
  fill(composer, timed(data));
}

/** @param {Composer} composer */
export function undo(composer) {
  const last = composer.before.peek().at(-1);
  if (!last || composer.ahead.peek()) return;
  composer.before.value = composer.before.peek().slice(0, -1);
  fill(composer, last);
}

/** @param {Composer} composer */
function remember({ data, before }) {
  const now = data.peek();
  if (now) before.value = [...before.peek().slice(-UNDO), now];
}

/** @param {Composer} composer @param {Data} data */
function fill(composer, data) {
  composer.data.value = composer.edited.value = data;
  later(composer, { data });
}

/** @param {Composer} composer @param {string} text */
export function write(composer, text) {
  composer.text.value = text;
  composer.edited.value = null;
  composer.ahead.value = true;
  later(composer, { text });
}

/** Look at it in a moment; what was asked before this is overtaken, answered or not. @param {Composer} composer @param {What} what @param {number} [ms] */
function later(composer, what, ms = PAUSE_MS) {
  clearTimeout(composer.timer);
  composer.asked += 1;
  composer.timer = window.setTimeout(() => look(composer, what), ms);
}

/** Ask the server what is wrong and what phones would show; an answer that was overtaken changes nothing here. @param {Composer} composer @param {What} what */
async function look(composer, what) {
  const number = (composer.asked += 1);
  const answer = await send(composer, "check", { ...what, id: composer.id.peek() || null });
  if (number === composer.asked) take(composer, what, answer);
  return answer;
}

/** @param {Composer} composer @param {What} what @param {any} answer */
function take(composer, what, answer) {
  composer.offline.value = answer === null;
  if (!answer || "error" in answer) return later(composer, what, AGAIN_MS);
  composer.looked.value = answer;
  if (what.data) {
    composer.text.value = answer.text;
    composer.edited.value = null;
  } else if (answer.data) {
    remember(composer);
    composer.data.value = answer.data;
    composer.ahead.value = false;
  }
}

/** @param {Composer} composer @param {string} where @param {Record<string, unknown>} what @returns {Promise<any>} null when the server does not answer */
async function send(composer, where, what) {
  const headers = { "Content-Type": "application/json", "X-CSRF": composer.csrf };
  const answer = await fetch(`/desk/exercises/${where}`, { method: "POST", headers, body: JSON.stringify(what) }).catch(() => null);
  if (!answer) return null;
  if (answer.status === 413) return { error: say.notice.tooLarge };
  return answer.json().catch(() => ({ error: say.notice.notUnderstood }));
}

/** @param {Composer} composer */
export async function save(composer) {
  if (composer.busy.peek()) return;
  composer.busy.value = true;
  const whole = await now(composer);
  const answer = whole && !whole.error ? await hand(composer, whole.text) : whole;
  composer.busy.value = false;
  composer.offline.value = answer === null;
  if (!answer) return (composer.notice.value = say.notice.noAnswer);
  if (answer.version && answer.text !== undefined) composer.newer.value = answer;
  composer.notice.value = answer.error ?? "";
  if (!answer.error) saved(composer, answer, whole.text);
}

/** The text with all that was changed in the form by now. @param {Composer} composer */
async function now(composer) {
  const data = composer.edited.peek();
  if (!data) return { text: composer.text.peek() };
  clearTimeout(composer.timer);
  return look(composer, { data });
}

/** @param {Composer} composer @param {string} text */
function hand(composer, text) {
  const id = composer.id.peek() || idOf(composer);
  return send(composer, "save", { id, version: composer.version, text, ticked: composer.ticked.peek() });
}

/** @param {Composer} composer @param {{id: string, version: number}} answer @param {string} text */
function saved(composer, answer, text) {
  forget(composer);
  composer.version = answer.version;
  composer.saved.value = text;
  composer.restored.value = false;
  composer.notice.value = say.notice.saved;
  if (composer.id.peek()) return;
  composer.id.value = answer.id;
  composer.place = `compose/${answer.id}`;
  history.replaceState(null, "", `/desk/exercises/${answer.id}`);
}

/** The short name that it gives itself, or one made of its title. @param {Composer} composer */
const idOf = ({ data }) => String(data.peek()?.id ?? "") || plain(String(data.peek()?.title ?? ""));

/** Go on from what somebody else saved, or save one's own over it. @param {Composer} composer @param {boolean} theirs */
export function settle(composer, theirs) {
  const newer = composer.newer.peek();
  if (!newer) return;
  composer.version = newer.version;
  composer.newer.value = null;
  composer.notice.value = "";
  if (!theirs) return save(composer);
  composer.data.value = null;
  write(composer, newer.text);
}

/** @param {Composer} composer @returns {import("./types").Step[]} */
const stepsOf = ({ data }) => data.peek()?.steps ?? [];

/** Other steps, and the one among them that is looked at now. @param {Composer} composer @param {import("./types").Step[]} steps @param {number} at */
function arrange(composer, steps, at) {
  if (edit(composer, ["steps"], steps)) composer.chosen.value = at;
}

/** @param {Composer} composer @param {string} kind */
export function addStep(composer, kind) {
  const starter = composer.form.kinds[kind]?.starter;
  if (!starter) return;
  const steps = stepsOf(composer);
  const at = steps.length ? composer.chosen.peek() + 1 : 0;
  arrange(composer, inserted(steps, at, { id: freeId(steps, starter.title), ...starter }), at);
}

/** @param {Composer} composer @param {number} at */
export function copyStep(composer, at) {
  const steps = stepsOf(composer);
  const copy = { ...steps[at], id: freeId(steps, String(steps[at].id ?? "step")) };
  arrange(composer, inserted(steps, at + 1, copy), at + 1);
}

/** @param {Composer} composer @param {number} at */
export function removeStep(composer, at) {
  const steps = stepsOf(composer);
  arrange(composer, without(steps, at), Math.max(0, Math.min(at, steps.length - 2)));
}

/** @param {Composer} composer @param {number} from @param {number} to */
export function moveStep(composer, from, to) {
  const steps = stepsOf(composer);
  if (to >= 0 && to < steps.length) arrange(composer, moved(steps, from, to), to);
}

/** Say that a question passed the recognition test, or take that back. @param {Composer} composer @param {string} text */
export function tick(composer, text) {
  const now = composer.ticked.peek();
  composer.ticked.value = now.includes(text) ? now.filter((one) => one !== text) : [...now, text];
  composer.saved.value = "";
}
