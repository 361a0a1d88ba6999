/** When the run sheet is kept at the server, and what becomes of a change that was not. */
import { effect } from "@preact/signals";
import { same } from "./changes.js";
import * as saving from "./saving.js";
import { say } from "./say.js";
import { madeOn, settle, tell } from "./state.js";

/** @typedef {import("./types").Editor} Editor @typedef {import("./types").Made} Made */

/** The page stays as it was left, also over a reload: call it once what was left is taken up. @param {Editor} editor */
export const keepHere = (editor) =>
  effect(() => saving.keep(editor.page.workshop, editor.base.value, editor.waiting.value, editor.refused.value));

const SOON_MS = 250;
const AGAIN_MS = 3_000;

/** What this tab had not sent when it was closed or reloaded. @param {Editor} editor */
export function takeUp(editor) {
  const kept = saving.kept(editor.page.workshop);
  if (!kept || !editor.page.may) return;
  const mine = kept.waiting.reduce((made, { change }) => madeOn(made, change), kept.base.sheet);
  editor.refused.value = kept.refused;
  if (kept.base.version === editor.base.value.version) editor.waiting.value = kept.waiting;
  else if (!same(mine, editor.base.value.sheet)) editor.refused.value = { made: [...(kept.refused?.made ?? []), ...kept.waiting], why: say.kept.meanwhile };
  save(editor);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let busy = false;

/** @param {Editor} editor @param {number} [ms] */
export function saveSoon(editor, ms = SOON_MS) {
  if (editor.saving.value === "saved") editor.saving.value = "saving";
  clearTimeout(timer);
  timer = setTimeout(() => save(editor), ms);
}

/** Hand in all that waits; one at a time. @param {Editor} editor */
export async function save(editor) {
  const { page, waiting, base, sheet } = editor;
  if (busy || !waiting.value.length) return;
  busy = true;
  const [sent, count] = [sheet.value, waiting.value.length];
  const answer = await saving.send(page.workshop, page.csrf, base.value.version, sent);
  busy = false;
  if (answer.is === "saved" || (answer.is === "overtaken" && same(answer.kept.sheet, sent))) accept(editor, answer, count);
  else if (answer.is === "overtaken") refuse(editor, answer.kept, answer.problems, say.kept.overtaken);
  else if (answer.is === "refused") refuse(editor, base.value, editor.problems.value, answer.why);
  else wait(editor, answer);
  if (waiting.value.length && editor.saving.value === "saving") saveSoon(editor);
}

/** @param {Editor} editor @param {{kept: import("./types").Kept, problems: import("./types").Problem[]}} answer @param {number} count */
function accept(editor, answer, count) {
  editor.base.value = answer.kept;
  editor.waiting.value = editor.waiting.value.slice(count);
  editor.problems.value = answer.problems;
  editor.saving.value = editor.waiting.value.length ? "saving" : "saved";
}

/** The newer sheet is shown; what was not made can be made again. @param {Editor} editor @param {import("./types").Kept} kept @param {import("./types").Problem[]} problems @param {string} why */
function refuse(editor, kept, problems, why) {
  const made = editor.waiting.value;
  const others = (/** @type {Made} */ one) => !made.some(({ id }) => id === one.id);
  editor.refused.value = { made: [...(editor.refused.value?.made ?? []), ...made], why };
  editor.past.value = editor.past.value.filter(others);
  editor.future.value = editor.future.value.filter(others);
  editor.waiting.value = [];
  editor.base.value = kept;
  editor.problems.value = problems;
  editor.saving.value = "saved";
  editor.said.value = "";
  settle(editor);
}

/** @param {Editor} editor @param {import("./saving.js").Answer} answer */
function wait(editor, answer) {
  const again = answer.is === "offline" || answer.is === "busy";
  editor.saving.value = again ? answer.is : "away";
  editor.away.value = answer.is === "gone" ? answer.why : say.kept.signedOut;
  if (!again) return;
  clearTimeout(timer);
  timer = setTimeout(() => save(editor), AGAIN_MS);
}

/** Another desk may have gone on meanwhile. @param {Editor} editor */
export async function lookAgain(editor) {
  if (editor.waiting.value.length || busy) return save(editor);
  const answer = await saving.ask(editor.page.workshop);
  if (answer.is !== "saved" || answer.kept.version <= editor.base.value.version || editor.waiting.value.length) return;
  editor.base.value = answer.kept;
  editor.problems.value = answer.problems;
  settle(editor);
  tell(editor, say.kept.newer);
}
