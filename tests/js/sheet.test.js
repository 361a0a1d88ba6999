/** The run-sheet editor's pure parts: changes and how they are undone and made again, the course of a day, words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addDay, apply, moveBy, same } from "../../static/sheet/changes.js";
import { clock, inMinutes, lasting, layOut, lengthOf, total } from "../../static/sheet/course.js";
import { say } from "../../static/sheet/say.js";
import { found, readHour, whereIs, wrongMinutes } from "../../static/sheet/words.js";
import { chance } from "./chance.js";

const one = (id, minutes, more = {}) => ({
  id, title: id, minutes, purpose: `To ${id}.`, part: "work", off: false, max_size: null, risk: "low", own: false, variants: {},
  steps: [{ title: id, minutes, circle: "none" }, { title: "more", minutes: 0, circle: "us" }], ...more,
});
const exercises = [
  one("listen", 25, { variants: { short: { title: "Listen, in short", minutes: 15, steps: [] } } }),
  one("pause", 3, { part: "break", steps: [{ title: "A breath", minutes: 3, circle: "none" }] }),
  one("known-ground", 30, { off: true }),
  one("pulse", 5, { part: "pulse", title: "Où en êtes-vous?" }),
];
const palette = new Map(exercises.map((exercise) => [exercise.id, exercise]));
const line = (key, exercise, more = {}) => ({ key, exercise, variant: null, minutes: null, title: null, ...more });
const sheet = (...items) => ({ purpose: "To try.", max_size: "pebble", starts: "19:00", items });
const evening = () => sheet(line("a", "listen"), line("b", "pause"), line("c", "pulse"));
const order = (made) => made.items.map(({ key }) => key).join("");
const after = (made, change) => apply(made, change).sheet;

test("a line moves up, down and to any place, and not over the edge", () => {
  assert.equal(order(after(evening(), moveBy(evening(), "a", 1))), "bac");
  assert.equal(order(after(evening(), moveBy(evening(), "c", -1))), "acb");
  assert.equal(order(after(evening(), { what: "move", key: "c", after: null })), "cab");
  assert.equal(moveBy(evening(), "a", -1), null);
  assert.equal(moveBy(evening(), "c", 1), null);
});

test("every change has one that undoes it, in any order of any length", () => {
  const draw = chance(7);
  const pick = (list) => list[draw(Math.max(1, list.length))];
  for (let round = 0; round < 200; round++) {
    let now = evening();
    const past = [];
    for (let n = 0; n < 12; n++) {
      const key = pick(now.items)?.key ?? "none";
      const anchor = pick([null, ...now.items.map((item) => item.key)]);
      const change = pick([
        { what: "move", key, after: anchor },
        { what: "insert", item: line(`n${n}`, "pause"), after: anchor },
        { what: "remove", key },
        { what: "set", key, fields: { minutes: n + 1, title: "Tea" } },
        { what: "head", fields: { starts: `1${n % 10}:00` } },
        { what: "several", changes: [{ what: "remove", key }, { what: "insert", item: line(`m${n}`, "listen"), after: null }] },
        addDay(now, () => `d${n}${draw(1e9)}`).change,
      ]);
      const made = apply(now, change);
      if (made.why !== undefined) continue;
      past.push([now, made.back]);
      now = made.sheet;
    }
    for (const [was, back] of past.reverse()) {
      now = after(now, back);
      assert.ok(same(now, was));
    }
  }
});

test("a change is made again on a newer sheet where it still makes sense, and else says why not", () => {
  const newer = after(evening(), { what: "remove", key: "b" });
  assert.equal(order(after(newer, { what: "move", key: "c", after: null })), "ca");
  assert.match(apply(newer, { what: "move", key: "b", after: "c" }).why, /was taken out meanwhile/);
  assert.match(apply(newer, { what: "insert", item: line("n", "pause"), after: "b" }).why, /it was to stand after/);
  assert.match(apply(newer, { what: "set", key: "b", fields: { minutes: 4 } }).why, /taken out/);
  assert.match(apply(newer, { what: "insert", item: line("a", "pause"), after: null }).why, /there already/);
});

test("a sheet takes 80 lines, and several changes are all made or none", () => {
  const full = sheet(...Array.from({ length: 80 }, (_, n) => line(`k${n}`, "pause")));
  assert.match(apply(full, { what: "insert", item: line("n", "pause"), after: null }).why, /80 lines/);
  const half = apply(evening(), { what: "several", changes: [{ what: "remove", key: "a" }, { what: "remove", key: "x" }] });
  assert.match(half.why, /taken out/);
});

test("a first day takes what is there and its hour; a further one is added at the end", () => {
  let n = 0;
  const made = after(evening(), addDay(evening(), () => `d${n++}`).change);
  assert.equal(order(made), "d1abcd0");
  assert.deepEqual([made.starts, made.items[0].day, made.items[0].starts, made.items[4].day], [null, "Day 1", "19:00", "Day 2"]);
  const third = after(made, addDay(made, () => `d${n++}`).change);
  assert.deepEqual([third.items[5].day, order(third)], ["Day 3", "d1abcd0d2"]);
});

test("times on the wall add up from the start, over days and past midnight", () => {
  const [day] = layOut(evening(), palette);
  assert.deepEqual(day.lines.map((placed) => clock(day, placed.at)), ["19:00", "19:25", "19:28"]);
  assert.equal(clock(day, day.seconds), "19:33");
  const days = layOut(sheet({ key: "d", day: "Friday", starts: "23:50" }, line("a", "listen"), { key: "e", day: "Saturday", starts: null }, line("b", "pause")), palette);
  assert.deepEqual(days.map((one) => one.head.day), ["Friday", "Saturday"]);
  assert.deepEqual([clock(days[0], days[0].seconds), clock(days[1], days[1].seconds)], ["00:15", "+0:03"]);
  assert.equal(total(days), 28 * 60);
});

test("what is off begins with what it stands in for and takes no time", () => {
  const [day] = layOut(sheet(line("a", "listen"), line("b", "known-ground"), line("c", "pause")), palette);
  assert.deepEqual(day.lines.map((placed) => placed.at / 60), [0, 0, 25]);
  assert.equal(day.seconds, 28 * 60);
});

test("a line is as long as its variant, its own minutes or its exercise; one that is gone keeps its minutes", () => {
  assert.equal(lengthOf(line("a", "listen", { variant: "short" }), palette).minutes, 15);
  assert.equal(lengthOf(line("a", "listen", { variant: "short" }), palette).title, "Listen, in short");
  const long = lengthOf(line("b", "pause", { minutes: 12, title: "Tea" }), palette);
  assert.deepEqual([long.title, long.minutes, long.steps[0].minutes], ["Tea", 12, 12]);
  assert.deepEqual([lengthOf(line("x", "lost", { minutes: 7 }), palette).minutes, lengthOf(line("x", "lost"), palette).title], [7, "lost"]);
  assert.equal(layOut(sheet(line("x", "lost")), palette)[0].lines[0].exercise, null);
});

test("lengths are said in hours and minutes", () => {
  assert.deepEqual([lasting(0), lasting(5400), lasting(3600), lasting(90), inMinutes(90)], ["0 min", "1 h 30 min", "1 h", "1.5 min", "1.5 min"]);
  assert.deepEqual([0, 1, 2].map(say.mending.count), ["Nothing to mend", "One thing to mend", "2 things to mend"]);
  assert.equal(whereIs(evening(), layOut(evening(), palette), "b"), "2 of 3, at 19:25");
});

test("what is typed finds by every word, without accents, and stands in order", () => {
  assert.deepEqual(found(exercises, "ou en").map(({ id }) => id), ["pulse"]);
  assert.deepEqual(found(exercises, "").map(({ id }) => id), ["known-ground", "listen", "pulse", "pause"]);
  assert.deepEqual(found(exercises, "breaks").map(({ id }) => id), ["pause"]);
  assert.deepEqual(found(exercises, "zebra"), []);
});

test("hours and minutes are read as people write them, and what is none is told", () => {
  assert.deepEqual(["19:30", "1930", "9.15", "7", " 23h05 ", ""].map(readHour), ["19:30", "19:30", "09:15", "07:00", "23:05", null]);
  assert.deepEqual(["25:00", "noon", "19:75", "7pm"].map(readHour), [undefined, undefined, undefined, undefined]);
  assert.deepEqual(["10", "7.5", "7,5"].map(wrongMinutes), [null, null, null]);
  for (const typed of ["", "ten", "0", "500", "1.234"]) assert.ok(wrongMinutes(typed), typed);
});
