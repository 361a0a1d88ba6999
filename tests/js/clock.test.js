import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { first, position } from "../../static/shared/clock.js";

const vectors = JSON.parse(readFileSync(new URL("../vectors/clock.json", import.meta.url), "utf8"));

for (const { name, parts, started_at, pauses, extensions, speed, now, result } of vectors.cases) {
  test(`the clock: ${name}`, () => {
    assert.deepEqual(position(parts, started_at, pauses, extensions, speed, now), result);
  });
}

test("who begins is the same everywhere", () => {
  for (const { chance, couple, seat } of vectors.first) assert.equal(first(chance, couple), seat);
});

test("both seats begin about equally often", () => {
  const couples = Array.from({ length: 400 }, (_, i) => i.toString(16).padStart(32, "0"));
  const began = couples.filter((couple) => first("00ff", couple) === "A").length;
  assert.ok(began > 150 && began < 250, `seat A began ${began} times of 400`);
});
