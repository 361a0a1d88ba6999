import assert from "node:assert/strict";
import test from "node:test";
import { remark } from "../../static/notes/remark.js";

/** A field on a page, a server that answers as told, and a clock that runs when told. */
function page(known = "", kept = null) {
  const sent = [];
  const answers = [];
  let work = () => {};
  const all = { shown: null, kept, sent, answers };
  all.run = async () => {
    const now = work;
    work = () => {};
    await now();
  };
  all.note = remark(known, {
    shelf: { read: () => all.kept, keep: (text, base) => (all.kept = { text, base }), drop: () => (all.kept = null) },
    send: async (text, seen) => {
      sent.push([text, seen]);
      const answer = answers.shift();
      if (!answer) throw new TypeError("no network");
      return { ok: answer.status === 200, body: {}, ...answer };
    },
    draw: (shown) => (all.shown = { ...shown }),
    later: (next) => (work = next),
  });
  return all;
}

test("what is typed is kept at once and saved after a pause", async () => {
  const here = page("old");
  here.answers.push({ status: 200, body: { hint: "no names" } });
  here.note.write("new");
  assert.deepEqual(here.kept, { text: "new", base: "old" });
  assert.deepEqual(here.sent, []);
  await here.run();
  assert.deepEqual(here.sent, [["new", "old"]]);
  assert.equal(here.kept, null);
  assert.equal(here.shown.sign, "saved");
  assert.equal(here.shown.hint, "no names");
});

test("without a network it stays, and is saved when the network is back", async () => {
  const here = page();
  here.note.write("calm");
  await here.run();
  assert.equal(here.shown.sign, "kept");
  assert.equal(here.kept.text, "calm");
  here.answers.push({ status: 200 });
  await here.run();
  assert.equal(here.shown.sign, "saved");
  assert.deepEqual(here.sent, [["calm", ""], ["calm", ""]]);
});

test("after a reload what was not saved stands there again, on what it was based on", async () => {
  const here = page("theirs", { text: "mine", base: "old" });
  assert.equal(here.shown.text, "mine");
  assert.deepEqual(here.sent, [["mine", "old"]]);
});

test("somebody else who was first loses nothing, and neither does whoever comes later", async () => {
  const here = page("old");
  here.answers.push({ status: 409, body: { error: "meanwhile", theirs: "theirs" } });
  here.note.write("mine");
  await here.run();
  assert.equal(here.shown.sign, "overtaken");
  here.note.write("mine, and more");
  await here.run();
  assert.equal(here.sent.length, 1);
  here.answers.push({ status: 200 });
  await here.note.decide(true);
  assert.deepEqual(here.sent[1], ["theirs\n\nmine, and more", "theirs"]);
  assert.equal(here.shown.sign, "saved");
});

test("only mine can be kept as well", async () => {
  const here = page("old");
  here.answers.push({ status: 409, body: { theirs: "theirs" } }, { status: 200 });
  here.note.write("mine");
  await here.run();
  await here.note.decide(false);
  assert.deepEqual(here.sent[1], ["mine", "theirs"]);
});

test("what the server refuses for good is not sent again by itself, and stays", async () => {
  const here = page();
  here.answers.push({ status: 404, body: { error: "erased" } });
  here.note.write("too late");
  await here.run();
  await here.run();
  assert.equal(here.sent.length, 1);
  assert.equal(here.shown.sign, "refused");
  assert.equal(here.shown.error, "erased");
  assert.equal(here.kept.text, "too late");
});

test("what is typed while saving is saved next, on what was just saved", async () => {
  const here = page();
  here.answers.push({ status: 200 }, { status: 200 });
  here.note.write("one");
  const saving = here.run();
  here.note.write("one two");
  await saving;
  await here.run();
  assert.deepEqual(here.sent, [["one", ""], ["one two", "one"]]);
  assert.equal(here.note.unsaved(), false);
});
