/** What goes on the pages people take home: what both agreed, what each author lets on, and nothing else of the other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asCalendar } from "../../static/takehome/calendar.js";
import { gather } from "../../static/takehome/gather.js";
import { asFile } from "../../static/takehome/page.js";
import { sound } from "../../static/takehome/sound.js";

const runs = { 3: { id: "x/heard", title: "Lines", exercise: "Small and kept" }, 4: { id: "x/plan", title: "A plan", exercise: "Small and kept" } };
const opened = {
  "run-3": { A: { lines: [{ prompt: "I noticed", text: "the tea" }, { prompt: "and", text: "the light" }] }, B: { lines: [{ prompt: "I noticed", text: "the walk" }] } },
  "run-4": { B: { lines: [{ start: "When", text: "it rains" }, { start: "I will", text: "call" }], review: "2026-12-24" } },
  "run-9": { A: { allowed: [{ run: 3, line: 1 }] }, B: { allowed: [{ run: 4, line: 0 }] } },
};
const clauses = [{
  heading: "What protects us", exercise: "Fences", title: "Clauses", own: false,
  clauses: [{ fields: [["We", "sleep first"], ["until", ""]], agreed: true, until: "2027-01-05" }, { fields: [["We", "never"]], agreed: false, until: null }],
}];
const held = (given = {}) => /** @type {any} */ ({
  opened, runs, clauses, names: { A: "Ana", B: "Ben" }, together: true, notes: [], plans: [], always: [{ title: "Say it back", lines: ["Once, before you answer."] }], ...given,
});

test("the shared page holds what both agreed and what each author lets on", () => {
  const { shared } = gather(held());
  assert.deepEqual(shared?.map((one) => [one.title, one.lines.map((line) => line.text)]), [
    ["What protects us", ["sleep first"]],
    ["From Ana", ["the light"]],
    ["A plan of Ben", ["it rains", "call", "24 December 2026"]],
  ]);
});

test("both partners' shared pages are alike", () => {
  const ana = gather(held({ notes: [{ heading: "Mine", lines: [{ prompt: "?", text: "only ana" }] }] }));
  const ben = gather(held());
  assert.deepEqual(ana.shared, ben.shared);
  assert.doesNotMatch(JSON.stringify(ben), /only ana/);
});

test("whoever works alone or has parted holds a page of their own only", () => {
  const pages = gather(held({ together: false }));
  assert.equal(pages.shared, null);
  assert.equal(pages.mine.length, 1);
  assert.doesNotMatch(asFile(pages, "112"), /sleep first|Our page/);
});

test("whoever is asked again which lines may stand there has the last word", () => {
  const again = { ...opened, "run-12": { A: { allowed: [] } } };
  assert.deepEqual(gather(held({ opened: again })).shared?.map((one) => one.title), ["What protects us", "A plan of Ben"]);
});

test("two with one phone hold one page, and it is theirs", () => {
  const pages = gather(held({ together: false, forTwo: true }));
  assert.deepEqual([pages.shared, pages.forTwo], [null, true]);
  assert.match(asFile(pages, ""), /<h1>Our page/);
  assert.doesNotMatch(asFile(pages, ""), /My page/);
});

test("without a word about one's own lines none of them stands on the page", () => {
  const { shared } = gather(held({ opened: { "run-3": opened["run-3"], "run-4": opened["run-4"] } }));
  assert.deepEqual(shared?.map((one) => one.title), ["What protects us"]);
});

test("a blob that holds something else than it should says nothing, and breaks nothing", () => {
  const odd = { lines: [{ prompt: {}, text: ["x"] }, { prompt: "I noticed", text: "the tea" }, null], review: { a: 1 }, allowed: [{ run: 3, line: 1 }, { run: "3", line: 0 }, 7] };
  const said = sound(odd);
  assert.deepEqual([said?.review, said?.allowed], [null, [{ run: 3, line: 1 }]]);
  const { shared, dates } = gather(held({ opened: { "run-3": { A: said }, "run-9": { A: said } } }));
  assert.deepEqual(shared?.slice(1).map((one) => one.lines), [[{ label: "I noticed", text: "the tea" }]]);
  assert.ok(!("allowed" in (sound({ lines: [] }) ?? { allowed: [] })), "what says nothing about one's own lines decides nothing");
  assert.deepEqual([sound("lines"), sound(null), sound({ lines: {} })?.lines], [null, null, []]);
  assert.equal(dates.length, 1);
});

test("a blob that did not open leaves its place empty", () => {
  const { shared } = gather(held({ opened: { ...opened, "run-3": { A: null, B: null } } }));
  assert.deepEqual(shared?.map((one) => one.title), ["What protects us", "A plan of Ben"]);
});

test("plans stand on one's own page, with the day to look at them", () => {
  const plan = { heading: "Small · A plan", lines: [{ start: "When", text: "I wake" }, { start: "until", text: "" }], review: "2026-12-01" };
  const { mine, dates } = gather(held({ plans: [plan] }));
  assert.deepEqual(mine[0]?.lines.map((line) => line.text), ["I wake", "1 December 2026"]);
  assert.ok(dates.includes("2026-12-01"));
});

test("clauses that somebody wrote alone stand on their own page", () => {
  const alone = { ...clauses[0], own: true };
  const { shared, mine } = gather(held({ clauses: [alone] }));
  assert.doesNotMatch(JSON.stringify(shared), /sleep first/);
  assert.match(JSON.stringify(mine), /sleep first.*never/);
});

test("what comes again says its lines only once", () => {
  const always = [{ title: "A repair", lines: ["Short is enough."] }, { title: "The other way round", lines: ["Short is enough."] }, { title: "Fences", lines: ["Short is enough.", "An end."] }];
  const { mine } = gather(held({ always }));
  assert.deepEqual(mine.map((one) => [one.heading, one.lines.map((line) => line.text)]), [["A repair", ["Short is enough."]], ["Fences", ["An end."]]]);
});

test("dates are collected once each, in order", () => {
  assert.deepEqual(gather(held()).dates, ["2026-12-24", "2027-01-05"]);
});

test("the file needs nothing else and says nothing it should not in its markup", () => {
  const file = asFile(gather(held({ notes: [{ heading: "<b>", lines: [{ prompt: "a & b", text: '"quoted"\n<script>' }] }] })), "Call 112");
  assert.doesNotMatch(file, /<script|src=|href=|url\(|http/);
  assert.match(file, /&lt;script&gt;/);
  assert.match(file, /<title>Page<\/title>/);
  assert.match(file, /Call 112/);
  assert.match(file, /@page/);
});

test("the calendar says a neutral line on whole days", () => {
  const file = asCalendar(["2026-12-24"], "To look at again, please", new Date("2026-11-23T18:00:00Z"), () => "one", "en");
  assert.deepEqual(file.split("\r\n").slice(3, 9), [
    "BEGIN:VEVENT", "UID:one", "DTSTAMP:20261123T180000Z", "DTSTART;VALUE=DATE:20261224", "SUMMARY;LANGUAGE=en:To look at again\\, please", "TRANSP:TRANSPARENT",
  ]);
  assert.ok(file.endsWith("END:VCALENDAR\r\n"));
  const spanish = asCalendar(["2026-12-24"], "Para volver a mirar", new Date(0), () => "one", "es").split("\r\n");
  assert.deepEqual([spanish[2], spanish[7]], ["PRODID:-//page//ES", "SUMMARY;LANGUAGE=es:Para volver a mirar"]);
});

test("every page of a rehearsal says that it is one, and no other page does", () => {
  const pages = gather(held());
  assert.equal(asFile(pages, "Help.", true).match(/REHEARSAL/g)?.length, 2);
  assert.doesNotMatch(asFile(pages, "Help."), /REHEARSAL/);
});
