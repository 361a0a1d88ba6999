import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { computed, signal } from "@preact/signals";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { choose, fill, textOf, valueOf } from "../../static/drafting/document.js";
import { openDraft } from "../../static/drafting/drafts.js";
import { isAgreed, say, saysTo } from "../../static/drafting/marking.js";
import { tidy } from "../../static/phone/keep.js";
import { mark } from "../../static/shared/mark.js";

const marking = new Uint8Array(32).fill(3);
const sealing = new Uint8Array(32).fill(4);
const fields = /** @type {any[]} */ ([
  { id: "what", label: "What", kind: "text", max: 60 },
  { id: "whose", label: "Whose act", kind: "whose" },
  { id: "both", label: "Both ways", kind: "flag" },
  { id: "until", label: "Until", kind: "date", weeks: 8 },
]);
const [what, whose, both, until] = fields;
let couples = 0;

/** A phone in a couple of its own, at a server that knows what it is told; without a partner: `seat` null. @param {string | null} seat @param {string} id */
function phone(seat = "A", id = `couple ${++couples}`) {
  const server = { agreed: /** @type {any} */ ({}), updates: /** @type {any[]} */ ([]) };
  const sent = /** @type {any[]} */ ([]);
  const heard = /** @type {any} */ ({});
  const act = async (/** @type {string} */ name, /** @type {any} */ fields) => {
    if (name === "write") {
      const told = { draft: fields.draft, n: server.updates.push([server.updates.length + 1, seat, fields.blob]), seat, blob: fields.blob };
      heard.draft(told);
    }
    return { ok: true, n: server.updates.length, updates: server.updates.filter(([n]) => n > fields.after), agreed: server.agreed };
  };
  const mine = signal({ couple: { id, seat, solo: !seat }, apart: false });
  const keep = {
    drafting: signal(/** @type {any} */ ({})),
    marks: signal(/** @type {any} */ ({})),
    clauses: signal(/** @type {any} */ ({})),
    ours: signal(seat ? { keys: { couple: id, sealing, marking } } : null),
  };
  const wire = { online: signal(true), act, hear: (/** @type {string} */ name, /** @type {any} */ how) => (heard[name] = how), now: () => 0 };
  const out = { send: (/** @type {string} */ name, /** @type {any} */ fields) => sent.push({ act: name, ...fields }) };
  const phone = /** @type {any} */ ({ facts: { session: "evening" }, keep, wire, mine, out, place: computed(() => "step") });
  const about = { id: `gate ${couples}`, exercise: "Fences with gates", title: "A fence", heading: "A promise", fields, max: 2 };
  return { phone, about, keep, server, sent, heard, draft: openDraft(phone, about) };
}

/** @param {any} held @param {string} words */
const yes = ({ about }, words) => mark(marking, about.id, "1", words);
const QUIET = '[["what","quiet"],["whose",""],["both",""],["until",""]]';

test("the same draft is the same one each time", () => {
  const ana = phone();
  assert.equal(openDraft(ana.phone, ana.about), ana.draft);
});

test("every change is kept at once, and stands there when the page is opened anew", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  const [kept] = /** @type {any[]} */ (Object.values(ana.keep.drafting.value));
  const again = openDraft({ ...ana.phone, mine: signal({ couple: { id: "again" } }), keep: { ...ana.keep, drafting: signal({ [`again/${ana.about.id}`]: kept }) } }, ana.about);
  assert.equal(valueOf(again.document, "1", what), "quiet");
});

test("for the pages at the end the clauses are told in plain words, from the reader's side", async () => {
  const ana = phone("B");
  fill(ana.draft.document, "1", what, " quiet evenings ");
  choose(ana.draft.document, "1", whose, "A");
  choose(ana.draft.document, "1", both, false);
  choose(ana.draft.document, "1", until, "2026-12-24");
  await wait(250);
  assert.deepEqual(ana.keep.clauses.value[ana.draft.key], {
    heading: "A promise",
    exercise: "Fences with gates",
    title: "A fence",
    own: false,
    clauses: [
      { fields: [["What", "quiet evenings"], ["Whose act", "You"], ["Both ways", "No"], ["Until", "24 December 2026"]], agreed: false, until: "2026-12-24" },
    ],
  });
});

test("what is agreed is agreed only while the server's mark is that of the words that stand here", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  await wait(20);
  ana.heard.agreed({ draft: ana.about.id, agreed: { 1: "0".repeat(32) } });
  assert.equal(isAgreed(ana.draft, "1"), false);
  ana.heard.agreed({ draft: ana.about.id, agreed: { 1: yes(ana, QUIET) } });
  assert.equal(isAgreed(ana.draft, "1"), true);
  await wait(250);
  assert.equal(ana.keep.clauses.value[ana.draft.key].clauses[0].agreed, true);
  textOf(ana.draft.document, "1", what).insert(5, "er");
  assert.equal(isAgreed(ana.draft, "1"), false);
});

test("a mark stays with the words it was given to; after an edit it is gone here and on the server", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  await wait(20);
  say(ana.draft, "1", "yes");
  assert.equal(saysTo(ana.draft, "1"), "yes");
  assert.equal(ana.sent.at(-1).marks[1], yes(ana, QUIET));
  textOf(ana.draft.document, "1", what).insert(5, " ");
  assert.equal(saysTo(ana.draft, "1"), "yes", "blanks at the end are no other words");
  textOf(ana.draft.document, "1", what).insert(6, "!");
  assert.equal(saysTo(ana.draft, "1"), null);
  assert.notEqual(ana.sent.at(-1).marks[1], yes(ana, QUIET));
  textOf(ana.draft.document, "1", what).delete(5, 2);
  assert.equal(saysTo(ana.draft, "1"), null, "a yes does not come back by itself");
});

test("the same mark once more takes it back", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  await wait(20);
  say(ana.draft, "1", "talk");
  say(ana.draft, "1", "talk");
  assert.equal(saysTo(ana.draft, "1"), null);
});

test("a phone that takes up a seat goes on saying yes to what is agreed", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  ana.server.agreed = { 1: yes(ana, QUIET) };
  await wait(400);
  ana.keep.marks.value = {};
  ana.phone.mine.value = { ...ana.phone.mine.value, apart: true };
  ana.phone.mine.value = { ...ana.phone.mine.value, apart: false };
  await wait(20);
  assert.equal(saysTo(ana.draft, "1"), "yes");
  say(ana.draft, "2", "later");
  assert.equal(ana.sent.at(-1).marks[1], yes(ana, QUIET));
});

test("while the two work separately nothing shows as agreed", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  await wait(20);
  ana.heard.agreed({ draft: ana.about.id, agreed: { 1: yes(ana, QUIET) } });
  ana.phone.mine.value = { ...ana.phone.mine.value, apart: true };
  assert.equal(isAgreed(ana.draft, "1"), false);
});

test("who is here alone writes for themselves: nothing is sent", async () => {
  const frida = phone(null);
  fill(frida.draft.document, "1", what, "for me");
  await wait(250);
  assert.deepEqual(frida.server.updates, []);
  assert.equal(frida.draft.line.value, null);
});

test("what is written for oneself stands on the page at the end only if it is kept, and else goes with its exercise", async () => {
  const frida = phone(null);
  fill(frida.draft.document, "1", what, "for me");
  await wait(250);
  assert.deepEqual(frida.keep.clauses.value, {});
  frida.draft.keeps.value = true;
  await wait(250);
  assert.equal(frida.keep.clauses.value[frida.draft.key].own, true);
  const keep = /** @type {any} */ ({ ...frida.keep, drafts: signal({}), notes: signal([]) });
  tidy(keep, ["another-exercise"]);
  assert.equal(Object.keys(frida.keep.drafting.value).length, 1);
  frida.draft.keeps.value = false;
  await wait(250);
  tidy(keep, ["another-exercise"]);
  assert.deepEqual([frida.keep.drafting.value, frida.keep.clauses.value], [{}, {}]);
});

test("once all is wiped, a draft that was open writes nothing down again", async () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "quiet");
  await wait(250);
  ana.keep.drafting.value = {};
  ana.keep.clauses.value = {};
  fill(ana.draft.document, "2", what, "too late");
  await wait(250);
  assert.deepEqual([ana.keep.drafting.value, ana.keep.clauses.value], [{}, {}]);
});

test("another tab's words come in, and neither takes away the other's", () => {
  const ana = phone();
  fill(ana.draft.document, "1", what, "here");
  const [key, kept] = /** @type {[string, any]} */ (Object.entries(ana.keep.drafting.value)[0]);
  const other = phone();
  applyUpdate(other.draft.document.doc, kept.state);
  textOf(other.draft.document, "1", what).insert(4, " and there");
  ana.keep.drafting.value = { [key]: { ...kept, state: encodeStateAsUpdate(other.draft.document.doc) } };
  assert.equal(valueOf(ana.draft.document, "1", what), "here and there");
});

test("what one wrote on one's own stays apart from what two write", () => {
  const ana = phone();
  const own = openDraft(ana.phone, ana.about, true);
  fill(own.document, "1", what, "only mine");
  assert.equal(valueOf(ana.draft.document, "1", what), "");
  assert.equal(own.line.value, null);
});
