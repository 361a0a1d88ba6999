import assert from "node:assert/strict";
import test from "node:test";
import { keeper } from "../../static/preflight/keeping.js";

/** A form, a tab that keeps, and a server that answers as told. */
function page(shelf = null) {
  let work = () => {};
  const all = { typed: { limits: "" }, shelf, sent: [], answers: [], said: "", points: {} };
  all.run = async () => {
    const now = work;
    work = () => {};
    await now();
  };
  all.keep = keeper({
    read: () => ({ ...all.typed }),
    shelf: { get: () => all.shelf, set: (text) => (all.shelf = text) },
    send: async (typed) => {
      all.sent.push(typed);
      const answer = all.answers.shift();
      if (!answer) throw new TypeError("no network");
      return { ok: answer.status === 200, ...answer };
    },
    draw: (text, points) => Object.assign(all, { said: text, points }),
    later: (next) => (work = next),
  });
  all.type = (limits) => {
    all.typed = { limits };
    all.keep.changed();
  };
  return all;
}

test("what is typed is in the tab at once and on the server after a pause", async () => {
  const here = page();
  here.answers.push({ status: 200, points: { limits: { state: "ready", says: "" } } });
  here.type("we must report danger");
  assert.deepEqual(here.keep.left(), { limits: "we must report danger" });
  await here.run();
  assert.equal(here.shelf, null);
  assert.equal(here.points.limits.state, "ready");
});

test("without a network it stays in the tab until the server has it", async () => {
  const here = page();
  here.type("one");
  await here.run();
  assert.match(here.said, /kept in this tab/);
  assert.deepEqual(here.keep.left(), { limits: "one" });
  here.answers.push({ status: 200 });
  await here.run();
  assert.equal(here.keep.left(), null);
});

test("a refusal is said, and what was typed stays", async () => {
  const here = page();
  here.answers.push({ status: 409, error: "Somebody else changed this page." });
  here.type("mine");
  await here.run();
  assert.equal(here.said, "Somebody else changed this page.");
  assert.deepEqual(here.keep.left(), { limits: "mine" });
});

test("what is typed while it is being kept is kept next", async () => {
  const here = page();
  here.answers.push({ status: 200 }, { status: 200 });
  here.type("one");
  const saving = here.run();
  here.type("one two");
  await saving;
  assert.deepEqual(here.keep.left(), { limits: "one two" });
  await here.run();
  assert.deepEqual(here.sent.at(-1), { limits: "one two" });
  assert.equal(here.keep.left(), null);
});
