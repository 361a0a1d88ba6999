/** Edges and words that must be found with tired eyes: WCAG 2.2 asks 3:1 for the border of a field, 4.5:1 for text. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const style = (/** @type {string} */ name) => readFileSync(new URL(`../../static/style/${name}.css`, import.meta.url), "utf8");

/** The values of the first (light) or second (dark) block. @param {number} block */
function tokens(block) {
  const text = style("tokens").split(":root {")[block + 1] ?? "";
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

/** @param {string} colour */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const [block, name] of ["light", "dark"].entries()) {
  const value = tokens(block);
  test(`edges and words stand out from what lies under them, ${name}`, () => {
    for (const under of [value.paper, value.sheet]) {
      assert.ok(contrast(value.edge, under) >= 3, `edge on ${under}`);
      for (const word of ["ink", "soft-ink", "accent", "warn", "me", "us", "room"]) assert.ok(contrast(value[word], under) >= 4.5, `${word} on ${under}`);
    }
  });
}

test("every field is drawn with that edge", () => {
  const rules = ["desk", "parts", "phone", "page"].flatMap((name) => style(name).match(/[^{}]*\{[^{}]*\}/g) ?? []);
  const fields = rules.filter((rule) => /(input|textarea)[^{]*\{[^}]*border: [\d.]+px/.test(rule));
  assert.ok(fields.length >= 4);
  for (const rule of fields) assert.match(rule, /var\(--edge\)/);
});

test("the letter of a key is not faded", () => {
  const rules = style("desk").match(/[^{}]*kbd[^{}]*\{[^{}]*\}/g) ?? [];
  for (const rule of rules) assert.doesNotMatch(rule, /opacity/);
});
