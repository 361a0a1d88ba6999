import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { signal } from "@preact/signals";
import { Doc } from "yjs";
import { relay } from "../../static/drafting/relay.js";
import { sealBytes } from "../../static/shared/seal.js";
import { chance } from "./chance.js";

const KEY = new Uint8Array(32).fill(7);
const DRAFT = "fences-with-gates/the-gate";

/** A server that keeps a draft as docs/protocol.md says, and two lines to it that may break. */
class House {
  /** @type {[number, string, string][]} */
  updates = [];
  n = 0;
  room = Infinity;
  forgets = false;
  /** @type {any[]} */
  asked = [];
  /** @type {any[]} */
  lines = [];

  /** @param {any} fields @param {string} seat */
  draft({ after }, seat) {
    this.asked.push([seat, after]);
    return { ok: true, n: this.n, updates: this.updates.filter(([n]) => n > after), agreed: {} };
  }

  /** @param {any} fields @param {string} seat */
  write({ blob }, seat) {
    if (this.forgets) return { ok: true, n: this.n };
    if (this.updates.length >= this.room) return { ok: false, code: "full" };
    this.updates.push([++this.n, seat, blob]);
    for (const line of this.lines) line.tell("draft", { draft: DRAFT, n: this.n, seat, blob });
    return { ok: true, n: this.n };
  }

  /** @param {any} fields @param {string} seat */
  compact({ upto, blob }, seat) {
    this.updates = [[upto, seat, blob], ...this.updates.filter(([n]) => n > upto)];
    return { ok: true, n: this.n };
  }
}

/** Somebody's phone with the draft open. @param {House} house @param {string} seat @param {Doc} [doc] */
function phone(house, seat, doc = new Doc()) {
  const heard = /** @type {Record<string, (said: any) => void>} */ ({});
  const lose = { next: () => false };
  const line = { online: signal(true), tell: (/** @type {string} */ name, /** @type {any} */ said) => line.online.peek() && !lose.next() && heard[name]?.(said) };
  house.lines.push(line);
  const act = async (/** @type {string} */ name, /** @type {any} */ fields) => {
    if (!line.online.peek()) throw new Error("not connected");
    if (lose.next()) throw new Error("lost on the way there");
    const ack = /** @type {any} */ (house)[name](fields, seat);
    if (lose.next()) throw new Error("lost on the way back");
    return ack;
  };
  const wire = { online: line.online, act, hear: (/** @type {string} */ name, /** @type {any} */ how) => (heard[name] = how) };
  const whose = { session: "evening", couple: "0".repeat(32), seat, draft: DRAFT, key: KEY };
  const may = signal(true);
  const shown = relay(/** @type {any} */ (wire), doc, whose, may);
  const text = doc.getText("1/what");
  return { doc, text, line, may, shown, lose, says: () => text.toString(), add: (/** @type {string} */ more) => text.insert(text.length, more) };
}

/** @param {() => boolean} what @param {number} [most] */
async function until(what, most = 9000) {
  for (const end = Date.now() + most; !what(); ) {
    if (Date.now() > end) return assert.fail("it never came to that");
    await wait(10);
  }
}

test("what ana writes is on ben's phone, as one update", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  ana.add("no phones after nine");
  await until(() => ben.says() === "no phones after nine");
  assert.equal(house.updates.length, 1);
});

test("what is typed within a moment goes out as one", async () => {
  const house = new House();
  const ana = phone(house, "A");
  for (const letter of "abcdef") ana.add(letter);
  await until(() => house.n > 0);
  await wait(300);
  assert.equal(house.updates.length, 1);
});

test("two that begin at once, without a line, lose nothing when it stands", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  ana.line.online.value = ben.line.online.value = false;
  ana.add("mine ");
  ben.add("yours ");
  await wait(200);
  ana.line.online.value = ben.line.online.value = true;
  await until(() => ana.says() === ben.says() && ana.says().length === 11);
});

test("what was kept through a reload is sent, if the server has not got it", async () => {
  const house = new House();
  const doc = new Doc();
  doc.getText("1/what").insert(0, "from before");
  const [ana, ben] = [phone(house, "A", doc), phone(house, "B")];
  await until(() => ben.says() === "from before");
  phone(house, "A", doc);
  await wait(400);
  assert.equal(house.updates.length, 1);
});

test("an update that did not arrive is asked for once a later one has", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  await until(() => ben.shown.caughtUp.value);
  let lost = 0;
  ben.lose.next = () => lost++ === 0;
  ana.add("one ");
  await until(() => house.n === 1);
  await wait(200);
  ana.add("two");
  await until(() => ben.says() === "one two");
  assert.deepEqual(house.asked.filter(([seat]) => seat === "B").at(-1), ["B", 0]);
});

test("a server that takes something and forgets it is told again with the next connect", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  await until(() => ana.shown.caughtUp.value);
  house.forgets = true;
  ana.add("not forgotten");
  await wait(800);
  assert.equal(house.n, 0);
  house.forgets = false;
  ana.may.value = false;
  ana.may.value = true;
  await until(() => ben.says() === "not forgotten");
});

test("while the two work separately nothing goes out and nothing comes in, and afterwards everything", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  await until(() => ana.shown.caughtUp.value);
  ana.may.value = false;
  ana.add("apart");
  ben.add("meanwhile ");
  await until(() => house.n === 1);
  await wait(300);
  assert.equal(house.n, 1);
  ana.may.value = true;
  await until(() => ana.says() === ben.says() && ana.says().length === 15);
});

test("what these four words do not open is said once and harms nothing", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  ana.add("ours");
  await until(() => ben.says() === "ours");
  house.write({ blob: "x".repeat(80) }, "B");
  const place = { session: "evening", couple: "0".repeat(32), slot: "draft:elsewhere", seat: "B" };
  house.write({ blob: sealBytes(KEY, place, new Uint8Array([0, 0])) }, "B");
  house.write({ blob: sealBytes(KEY, { ...place, slot: `draft:${DRAFT}` }, new Uint8Array([9, 9, 9, 9])) }, "B");
  await until(() => ana.shown.unread.value);
  ben.add(" still");
  await until(() => ana.says() === "ours still");
});

test("an update that comes again changes nothing", async () => {
  const house = new House();
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  ana.add("once");
  await until(() => ben.says() === "once");
  const [, seat, blob] = /** @type {[number, string, string]} */ (house.updates[0]);
  house.write({ blob }, seat);
  ana.add(" more");
  await until(() => ben.says() === "once more");
});

test("a server with no room for more gets one snapshot in the place of all, and then what is new", async () => {
  const house = new House();
  house.room = 3;
  const [ana, ben] = [phone(house, "A"), phone(house, "B")];
  for (const word of ["a", "b", "c", "d", "e"]) {
    ana.add(word);
    await until(() => ben.says().endsWith(word));
  }
  assert.ok(house.updates.length <= 3);
  const late = phone(house, "A");
  await until(() => late.says() === "abcde");
});

test("the sixtieth update is followed by a snapshot, and a phone that comes later reads on from it", async () => {
  const house = new House();
  const ana = phone(house, "A");
  await until(() => ana.shown.caughtUp.value);
  for (let i = 0; i < 59; i++) house.write({ blob: house.updates[0]?.[2] ?? sealed("x") }, "B");
  ana.add("the sixtieth");
  await until(() => house.updates.length === 1);
  ana.add("!");
  const late = phone(house, "B");
  await until(() => late.says().endsWith("the sixtieth!"));
});

/** @param {string} text */
function sealed(text) {
  const doc = new Doc();
  let update = new Uint8Array();
  doc.on("update", (one) => (update = one));
  doc.getText("1/what").insert(0, text);
  return sealBytes(KEY, { session: "evening", couple: "0".repeat(32), slot: `draft:${DRAFT}`, seat: "B" }, update);
}

describe("over lines that break and lose what they carry", { concurrency: true }, () => {
  for (let seed = 1; seed <= 8; seed++) test(`story ${seed}: both end with all that was written`, () => play(seed));
});

/** @param {number} seed */
async function play(seed) {
  const [house, next] = [new House(), chance(seed)];
  const people = [phone(house, "A"), phone(house, "B")];
  let bad = true;
  for (const one of people) one.lose.next = () => bad && next(12) === 0;
  for (let turn = 0; turn < 60; turn++) {
    const who = people[next(2)];
    if (next(8) === 0) who.line.online.value = !who.line.online.value;
    who.text.insert(next(who.text.length + 1), "abc"[next(3)]);
    await wait(next(40));
  }
  bad = false;
  for (const one of people) one.line.online.value = false;
  for (const one of people) one.line.online.value = true;
  await until(() => people[0].says() === people[1].says() && people[0].says().length === 60);
  assert.ok(people.every((one) => !one.shown.unread.value));
}
