/** What is composed is never lost between the form, the text and a slow server. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { addStep, changed, edit, open, save, settle, undo, write } from "../../static/compose/composer.js";

const LONG = 10_000;
const form = { exercise: [], common: [], kinds: { say: { says: "", fields: [], starter: { kind: "say", title: "To say" } } } };
const facts = { id: "mine", version: 1, text: text({ title: "Mine", steps: [] }), ticked: [], form, csrf: "c" };

/** @type {{what: any, answer: (said?: any) => Promise<void>}[]} what the server was asked, and how to let it answer */
let asked = [];

/** A file as the server would write it; what is no such thing cannot be read. @param {any} data */
function text(data) {
  return JSON.stringify(data);
}

/** @param {string} written */
function read(written) {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}

/** @param {any} what */
const looked = (what) => ({ text: what.data ? text(what.data) : what.text, data: what.data ?? read(what.text), flaws: [], prompts: [], views: [] });
/** @param {string} where @param {any} what */
const usual = (where, what) => (where.endsWith("save") ? { id: what.id, version: what.version + 1 } : looked(what));
const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await null;
};

beforeEach(() => {
  asked = [];
  mock.timers.enable({ apis: ["setTimeout"] });
  const fetch = (/** @type {string} */ where, /** @type {any} */ { body }) =>
    new Promise((done) => {
      const what = JSON.parse(body);
      const answer = async (/** @type {any} */ said = usual(where, what)) => {
        done(said === null ? Promise.reject(new Error("no network")) : { status: 200, json: async () => said });
        await turns();
      };
      asked.push({ what, answer });
    });
  const localStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  Object.assign(globalThis, { window: globalThis, fetch });
  Object.defineProperty(globalThis, "localStorage", { value: localStorage, configurable: true });
});
afterEach(() => mock.timers.reset());

/** @returns {any} the last question to the server */
const last = () => asked.at(-1);
const pause = () => mock.timers.tick(LONG);

async function opened() {
  const composer = open(/** @type {any} */ (facts));
  await last().answer();
  return composer;
}

test("what is changed while the server looks at an earlier change stays", async () => {
  const composer = await opened();
  edit(composer, ["title"], "Lamps");
  pause();
  addStep(composer, "say");
  await last().answer();
  assert.equal(composer.data.value?.steps.length, 1);
  pause();
  await last().answer();
  assert.deepEqual(read(composer.text.value), composer.data.value);
  assert.equal(composer.data.value?.title, "Lamps");
  assert.equal(composer.edited.value, null);
});

test("what was written by hand and not read yet is not lost to a change in the form, nor what cannot be read", async () => {
  const composer = await opened();
  const mine = text({ title: "By hand", steps: [] });
  write(composer, mine);
  edit(composer, ["title"], "In the form");
  addStep(composer, "say");
  undo(composer);
  assert.deepEqual([composer.text.value, composer.edited.value], [mine, null]);
  pause();
  await last().answer();
  assert.equal(composer.data.value?.title, "By hand");
  write(composer, `${mine} oops`);
  pause();
  await last().answer();
  edit(composer, ["title"], "In the form");
  assert.equal(composer.text.value, `${mine} oops`);
  write(composer, mine);
  pause();
  await last().answer();
  edit(composer, ["title"], "In the form");
  assert.equal(composer.data.value?.title, "In the form");
});

test("a change by hand can be undone in the form", async () => {
  const composer = await opened();
  write(composer, text({ title: "By hand", steps: [] }));
  pause();
  await last().answer();
  undo(composer);
  assert.equal(composer.data.value?.title, "Mine");
});

test("saved is what stands in the form when it is pressed, also while more is written", async () => {
  const composer = await opened();
  edit(composer, ["title"], "Lamps");
  const saving = save(composer);
  edit(composer, ["title"], "Lamps in winter");
  await last().answer();
  assert.equal(read(last().what.text).title, "Lamps");
  await last().answer();
  await saving;
  assert.equal(composer.data.value?.title, "Lamps in winter");
  assert.equal(changed(composer).value, true);
  pause();
  await last().answer();
  assert.equal(read(composer.text.value).title, "Lamps in winter");
});

test("a form that the server does not hear of is not saved as it was before", async () => {
  const composer = await opened();
  edit(composer, ["title"], "Lamps");
  const saving = save(composer);
  const before = asked.length;
  await last().answer(null);
  await saving;
  assert.equal(asked.length, before);
  assert.match(composer.notice.value, /does not answer/);
  assert.equal(changed(composer).value, true);
  pause();
  await last().answer();
  assert.equal(read(composer.text.value).title, "Lamps");
});

test("a text that nobody changed is saved as it is written, and one written by hand is still read afterwards", async () => {
  const composer = await opened();
  const saving = save(composer);
  await turns();
  assert.equal(last().what.text, facts.text);
  await last().answer();
  await saving;
  const mine = text({ title: "By hand", steps: [] });
  write(composer, mine);
  const again = save(composer);
  await turns();
  assert.equal(last().what.text, mine);
  await last().answer();
  await again;
  pause();
  await last().answer();
  assert.equal(composer.data.value?.title, "By hand");
});

test("going on with theirs leaves nothing of one's own behind", async () => {
  const composer = await opened();
  edit(composer, ["title"], "Lamps");
  composer.newer.value = { version: 7, text: text({ title: "Theirs", steps: [] }) };
  settle(composer, true);
  assert.equal(composer.data.value, null);
  pause();
  await last().answer();
  assert.deepEqual([composer.data.value?.title, composer.edited.value, composer.version], ["Theirs", null, 7]);
});
