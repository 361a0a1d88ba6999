import assert from "node:assert/strict";
import { test } from "node:test";
import { chance } from "./chance.js";
import { hand, settled, writer } from "./together.js";

test("what is typed is in the text at once", () => {
  const { area, text, part } = writer();
  area.type("no phones");
  area.backspace();
  assert.equal(text.toString(), "no phone");
  part();
});

test("what the partner types comes into the field, and the caret stays where it was in one's own words", async () => {
  const [ana, ben] = [writer(), writer()];
  ana.area.type("after nine");
  hand(ana, ben);
  await settled();
  ben.area.setSelectionRange(0);
  ben.area.type("Phones rest ");
  ana.area.focus();
  ana.area.setSelectionRange(5);
  hand(ben, ana);
  await settled();
  assert.equal(ana.area.value, "Phones rest after nine");
  assert.equal(ana.area.selectionStart, "Phones rest after".length);
  ana.part(), ben.part();
});

test("while a keyboard makes a word the partner's letters wait, and one's own go over all the same", async () => {
  const [ana, ben] = [writer(), writer()];
  ana.area.type("We wait. ");
  hand(ana, ben);
  await settled();
  ana.area.focus();
  ana.area.fire("compositionstart");
  ana.area.type("ki");
  ben.area.setSelectionRange(0);
  ben.area.type("Now: ");
  hand(ben, ana);
  await settled();
  assert.equal(ana.area.value, "We wait. ki");
  ana.area.type("nd");
  hand(ana, ben);
  await settled();
  assert.equal(ben.area.value, "Now: We wait. kind");
  ana.area.fire("compositionend");
  await settled();
  assert.equal(ana.area.value, "Now: We wait. kind");
  assert.equal(ana.area.selectionStart, ana.area.value.length);
  ana.part(), ben.part();
});

test("a word that is replaced at its end while the partner cuts into it loses nothing of either", async () => {
  const [ana, ben] = [writer(), writer()];
  ana.area.type("one two three");
  hand(ana, ben);
  await settled();
  ana.area.fire("compositionstart");
  ana.area.setSelectionRange(4, 7);
  ana.area.type("2");
  ben.area.setSelectionRange(5, 8);
  ben.area.type("");
  hand(ben, ana);
  hand(ana, ben);
  ana.area.fire("compositionend");
  await settled();
  assert.equal(ana.area.value, ben.area.value);
  assert.equal(ana.area.value, "one 2three");
  ana.part(), ben.part();
});

test("undo takes back what was typed here and leaves what the partner typed", async () => {
  const [ana, ben] = [writer(), writer()];
  ana.area.type("mine");
  hand(ana, ben);
  await settled();
  ben.area.setSelectionRange(4);
  ben.area.type(" and theirs");
  hand(ben, ana);
  await settled();
  ana.area.fire("beforeinput", { inputType: "historyUndo" });
  await settled();
  assert.equal(ana.area.value, " and theirs");
  ana.area.fire("keydown", { key: "Z", ctrlKey: true, shiftKey: true });
  await settled();
  assert.equal(ana.area.value, "mine and theirs");
  ana.part(), ben.part();
});

const WORDS = ["a", "no ", "🌿", "👍🏽", "é", "word "];

for (let seed = 1; seed <= 60; seed++) {
  test(`story ${seed}: however two write into one field, both end with the same, and no letter that nobody took out is missing`, async () => {
    const next = chance(seed);
    const people = [writer(), writer()];
    const typed = ["", ""];
    for (let turn = 0; turn < 120; turn++) {
      const who = next(2);
      const { area } = people[who];
      await act(area, next, (text) => (typed[who] += text));
      if (next(3) === 0) hand(people[who], people[1 - who]);
      if (next(4) === 0) await settled();
    }
    for (const { area } of people) area.fire("compositionend");
    hand(people[0], people[1]), hand(people[1], people[0]);
    await settled();
    assert.equal(people[0].area.value, people[1].area.value);
    assert.equal(people[0].area.value, people[0].text.toString());
    for (const letter of new Set([...typed.join("")])) {
      assert.equal(count(people[0].area.value, letter), count(typed.join(""), letter), `letters ${letter}`);
    }
    assert.ok(!people[0].area.value.includes("\uFFFD"));
    for (const { part } of people) part();
  });
}

for (let seed = 1; seed <= 40; seed++) {
  test(`story ${seed} with letters taken out too: both end with the same, and no character was cut`, async () => {
    const next = chance(seed + 1000);
    const people = [writer(), writer()];
    for (let turn = 0; turn < 120; turn++) {
      const who = next(2);
      if (next(4) === 0) take(people[who].area, next);
      else await act(people[who].area, next, () => {});
      if (next(3) === 0) hand(people[who], people[1 - who]);
      if (next(4) === 0) await settled();
    }
    for (const { area } of people) area.fire("compositionend");
    hand(people[0], people[1]), hand(people[1], people[0]);
    await settled();
    assert.equal(people[0].area.value, people[1].area.value);
    assert.ok(!/[\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(people[0].area.value));
    for (const { part } of people) part();
  });
}

/** Takes out whatever stands between two characters. @param {any} area @param {(below: number) => number} next */
function take(area, next) {
  const [one, other] = [edge(area.value, next), edge(area.value, next)];
  area.setSelectionRange(Math.min(one, other), Math.max(one, other));
  area.type("");
}

/** Types, moves the caret to the edge of a character, or begins and ends a word as keyboards do; takes nothing out. @param {any} area @param {(below: number) => number} next @param {(text: string) => void} note */
async function act(area, next, note) {
  const what = next(6);
  if (what === 0) area.fire("compositionstart");
  else if (what === 1) area.fire("compositionend");
  else if (what === 2) area.setSelectionRange(edge(area.value, next));
  else {
    const text = WORDS[next(WORDS.length)];
    area.type(text);
    note(text);
  }
}

/** @param {string} text @param {(below: number) => number} next */
function edge(text, next) {
  const edges = [0, ...[...new Intl.Segmenter().segment(text)].map(({ index, segment }) => index + segment.length)];
  return edges[next(edges.length)];
}

/** @param {string} text @param {string} letter */
function count(text, letter) {
  return [...text].filter((one) => one === letter).length;
}
