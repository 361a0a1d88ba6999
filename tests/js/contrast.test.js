/**
 * Words and edges that must be found with tired eyes: WCAG 2.2 asks 4.5:1 for text, 3:1 for the edge of a field, for where
 * the keyboard is and for what a drawing says. Computed from static/style itself, so that a new pair is looked at by itself.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const STYLE = new URL("static/style/", ROOT);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, STYLE), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const OTHERS = readdirSync(STYLE).filter((name) => !["tokens.css", "fonts.css"].includes(name));

/** Every rule of a text, with the at-rules around it. @param {string} text @param {string} [within] @returns {{within: string, selector: string, body: string}[]} */
function rules(text, within = "") {
  const found = [];
  for (let at = 0; ; ) {
    const open = text.indexOf("{", at);
    if (open < 0) return found;
    const selector = text.slice(text.lastIndexOf(";", open) >= at ? text.lastIndexOf(";", open) + 1 : at, open).trim();
    let close = open + 1;
    for (let deep = 1; deep; close++) deep += text[close] === "{" ? 1 : text[close] === "}" ? -1 : 0;
    const body = text.slice(open + 1, close - 1);
    if (body.includes("{")) found.push(...rules(body, `${within} ${selector}`.trim()));
    else found.push({ within, selector, body });
    at = close;
  }
}

const TOKENS = rules(read("tokens.css"));
/** @param {string} within @param {RegExp} selector */
function told(within, selector) {
  const bodies = TOKENS.filter((rule) => rule.within.includes(within) === Boolean(within || !rule.within) && selector.test(rule.selector));
  return Object.fromEntries(bodies.flatMap(({ body }) => [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6}|var\(--[\w-]+\))/g)].map(([, name, value]) => [name, value])));
}
const light = told("", /:root/);
const atNight = told("prefers-color-scheme: dark", /:root/);
const dark = { ...light, ...atNight };
const more = told("prefers-contrast: more", /:root/);
const SCHEMES = { light, dark, "light, more contrast": { ...light, ...asked(light) }, "dark, more contrast": { ...dark, ...asked(dark) } };

/** What more contrast makes of a scheme. @param {Record<string, string>} scheme */
function asked(scheme) {
  return Object.fromEntries(Object.entries(more).map(([name, value]) => [name, scheme[/--([\w-]+)\)/.exec(value)?.[1] ?? ""]]));
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
  const [bright, deep] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (deep + 0.05);
}

const DRAWN = OTHERS.flatMap((file) => rules(read(file)).map((rule) => ({ ...rule, file }))).filter(({ within }) => !/forced-colors|print/.test(within));
/** The token that a rule gives to a property. @param {string} body @param {string} property */
const given = (body, property) => new RegExp(`(?:^|[;\\s])${property}:\\s*var\\(--([\\w-]+)\\)`).exec(body)?.[1];
/** What words may stand on that say nothing about their ground. */
const GROUNDS = ["paper", "sheet", "accent-wash"];
/** @type {{word: string, ground: string, where: string}[]} */
const PAIRS = DRAWN.flatMap(({ file, selector, body }) => {
  const word = given(body, "color");
  const ground = given(body, "background(?:-color)?");
  const where = `${file}: ${selector.slice(0, 60)}`;
  if (!word) return [];
  return (ground ? [ground] : GROUNDS).map((under) => ({ word, ground: under, where }));
}).filter(({ word, ground }) => word !== "own" && ground !== "band");

for (const [name, scheme] of Object.entries(SCHEMES)) {
  test(`every word stands out from what lies under it, ${name}`, () => {
    assert.ok(PAIRS.length > 100);
    for (const { word, ground, where } of PAIRS) {
      const found = contrast(scheme[word], scheme[ground]);
      assert.ok(found >= 4.5, `${where}: ${word} on ${ground} is ${found.toFixed(2)}`);
    }
  });

  test(`edges, the keyboard's place and what is drawn are found, ${name}`, () => {
    for (const ground of GROUNDS)
      for (const line of ["edge", "accent", "warn", "us", "me", "room"]) {
        const found = contrast(scheme[line], scheme[ground]);
        assert.ok(found >= 3, `${line} on ${ground} is ${found.toFixed(2)}`);
      }
  });
}

test("with more contrast words are as strong as for WCAG’s AAA", () => {
  for (const name of /** @type {const} */ (["light, more contrast", "dark, more contrast"]))
    for (const word of ["ink", "soft-ink"]) assert.ok(contrast(SCHEMES[name][word], SCHEMES[name].paper) >= 7);
});

test("the screen in the dark is as dark as a phone at night", () => {
  assert.deepEqual(told("", /^\[data-theme="dark"\]/), atNight);
});

test("every field is drawn with an edge that is found", () => {
  const fields = DRAWN.filter(({ selector, body }) => /input|textarea|select/.test(selector) && /border: [\d.]+px/.test(body));
  assert.ok(fields.length >= 4);
  for (const { body } of fields) assert.match(body, /var\(--edge\)/);
});

test("the letter of a key is not faded", () => {
  for (const { selector, body } of DRAWN) if (/kbd/.test(selector)) assert.doesNotMatch(body, /opacity/);
});

test("no colour is said anywhere but among the tokens", () => {
  for (const { file, selector, body } of DRAWN) assert.doesNotMatch(body, /#[0-9a-f]{3,8}\b|rgb\(/, `${file}: ${selector}`);
});

test("paper, templates and files that are saved have no colours but those", () => {
  const known = new Set([...read("tokens.css").matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour));
  const elsewhere = ["templates", "static", "workshop"].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true }).map((name) => `${folder}/${name}`),
  );
  const sources = elsewhere.filter((path) => /\.(html|js|py|typ|svg)$/.test(path) && !/^static\/build/.test(path));
  assert.ok(sources.length > 100);
  for (const path of sources)
    for (const [, said] of readFileSync(new URL(path, ROOT), "utf8").matchAll(/["':\s{(](#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)(?=["';\s)}])/g)) {
      const whole = said.length === 4 ? said.replace(/[0-9a-fA-F]/g, "$&$&") : said;
      assert.ok(known.has(whole.toLowerCase()), `${path}: ${said}`);
    }
});

test("the mark is drawn as its picture has it", () => {
  const picture = readFileSync(new URL("static/mark/mark.svg", ROOT), "utf8");
  const [first, second] = [...picture.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="([\d.]+)" fill="(#\w+)"/g)].map(([, ...told]) => told);
  const [x, y, width, height, round] = first.slice(0, 5).map(Number);
  const near = (/** @type {string} */ property, /** @type {number} */ value) => {
    const drawn = rules(read("mark.css"))[0].body;
    const found = Number(new RegExp(`${property}: (?:[\\d.]+em )*?(-?[\\d.]+)em`).exec(drawn)?.[1]);
    assert.ok(Math.abs(found - value / height) < 0.002, `${property}: ${found}em, and ${value / height}`);
  };
  near("width", width);
  near("height", height);
  near("border-radius", round);
  near("box-shadow", Number(second[0]) - x);
  assert.match(rules(read("mark.css"))[0].body, new RegExp(`box-shadow: [\\d.]+em ${((Number(second[1]) - y) / height).toFixed(3)}em`));
  assert.deepEqual([first[5], second[5]], [light.accent, light.us]);
});
