import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, padded, whole } from "../../static/shared/acts.js";
import { isFresh } from "../../static/shared/fresh.js";
import { patienceFor } from "../../static/shared/patience.js";
import { bestOffset, hasJumped, remembered, sample } from "../../static/shared/offset.js";

const size = (/** @type {object} */ act) => Buffer.byteLength(JSON.stringify(act));

test("a letter that a full field has cut in half does not keep an act from being read", () => {
  const cut = { id: "1", act: "answer", answer: { text: "🌿🌿".slice(0, 3), cards: [0, null], more: ["\udf3f", true] } };
  assert.deepEqual(whole(cut), { id: "1", act: "answer", answer: { text: "🌿\ufffd", cards: [0, null], more: ["\ufffd", true] } });
  assert.ok(!JSON.stringify(whole(cut)).includes("\\ud"));
});

test("answering, passing and asking for help are equally long on the wire", () => {
  const id = newId();
  const acts = [
    { id, act: "answer", run: 7, receipt: newId(), answer: null },
    { id, act: "answer", run: 12, receipt: newId(), answer: { text: "someone “waits” 🌿 ñandú \"quoted\"" } },
    { id, act: "answer", run: 12, receipt: newId(), answer: { text: "🌿".repeat(120) } },
    { id, act: "help", item: "word", when: "break" },
    { id, act: "progress", run: 7, state: "time" },
    { id, act: "withdraw", run: 7, receipt: newId() },
  ];
  for (const act of acts) assert.equal(size(padded(act)), 1024);
});

test("while a step takes sealed texts, a pass, a mark and a question weigh as much as a text", () => {
  const id = newId();
  const blob = "a".repeat(4150);
  const acts = [
    { id, act: "answer", run: 7, receipt: newId(), turn: 1, answer: { blob } },
    { id, act: "answer", run: 7, receipt: newId(), turn: 120, answer: null },
    { id, act: "mark", draft: "windows/open", marks: { 1: newId(), 2: newId() } },
    { id, act: "help", item: "fast", when: null },
  ];
  for (const act of acts) assert.equal(size(padded(act, undefined, 6144)), 6144);
});

test("an answer of a step that is over weighs what its step asked for", () => {
  const act = { id: newId(), act: "answer", run: 7, receipt: newId(), turn: 1, answer: null };
  assert.deepEqual([size(padded(act, 6144, 1024)), size(padded(act, 1024, 6144))], [6144, 6144]);
});

test("ids are 32 hexadecimal digits and never twice the same", () => {
  assert.match(newId(), /^[0-9a-f]{32}$/);
  assert.notEqual(newId(), newId());
});

test("the first view is always fresh", () => assert.ok(isFresh(null, { seq: 0 })));

test("an older view is dropped, a newer or equal one is taken", () => {
  assert.ok(!isFresh({ seq: 5 }, { seq: 4 }));
  assert.ok(isFresh({ seq: 5 }, { seq: 5 }));
  assert.ok(isFresh({ seq: 5 }, { seq: 6 }));
});

test("of desk views with the same seq the higher tick is the newer", () => {
  assert.ok(!isFresh({ seq: 5, tick: 9, boot: "a" }, { seq: 5, tick: 8, boot: "a" }));
  assert.ok(isFresh({ seq: 5, tick: 9, boot: "a" }, { seq: 6, tick: 0, boot: "a" }));
});

test("after a restart of the server ticks begin anew", () => {
  assert.ok(isFresh({ seq: 5, tick: 9, boot: "a" }, { seq: 5, tick: 0, boot: "b" }));
});

test("a server that goes on from a backup is believed when one comes back to it, and only then", () => {
  assert.ok(isFresh({ seq: 50, boot: "a" }, { seq: 45, boot: "b" }, true));
  assert.ok(!isFresh({ seq: 50, boot: "a" }, { seq: 45, boot: "b" }));
  assert.ok(!isFresh({ seq: 50, boot: "a" }, { seq: 45, boot: "a" }, true));
});

test("tries to connect are short, and one of five is long enough for a slow network", () => {
  const waits = [1, 2, 3, 4, 5, 6].map(patienceFor);
  assert.deepEqual(waits, [2500, 2500, 2500, 2500, 5000, 2500]);
});

test("the quickest answer tells the time best", () => {
  const samples = [sample(100, 130.5, 101), sample(200, 230.05, 200.1), sample(300, 332, 304)].reduce(remembered, []);
  assert.ok(Math.abs(bestOffset(samples) - 30) < 1e-9);
});

test("only the newest samples count, so a clock that was set is followed", () => {
  const old = Array.from({ length: 8 }, () => sample(100, 150, 100.01));
  const all = [...old, ...Array.from({ length: 8 }, () => sample(200, 220, 200.2))].reduce(remembered, []);
  assert.ok(Math.abs(bestOffset(all) - 19.9) < 1e-9);
});

test("a clock that was set is noticed by the next view, and no trip goes back in time", () => {
  const samples = [sample(100, 130, 100.2)];
  assert.ok(!hasJumped({ samples, offset: 30 }, 160.5, 130));
  assert.ok(hasJumped({ samples, offset: 30 }, 160, 3730));
  assert.ok(!hasJumped({ samples: [], offset: 0 }, 160, 3730));
  assert.deepEqual(remembered(samples, sample(200, 300, 150)), samples);
  assert.deepEqual(remembered(samples, sample(200, 300, 3800)), samples);
});
