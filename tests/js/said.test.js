/** What the phone, the screen, the take-home and the pages of the desk say stands in a `say.js`, and in a twin for every other language. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** Folders of static that say everything in their say.js. */
const FOLDERS = ["phone", "steps", "takehome", "screen", "shared", "drafting", "desk", "sheet", "preflight", "notes", "compose", "reading", "menu", "pairing", "exchange", "hints"];
const LANGUAGES = ["es"];
/** What reads alike in English and another language, by its place. */
const ALIKE = new Set([
  "phone.circles.none", // nothing
  "phone.held.split.text", // nothing
  "phone.letBack.no", // No
  "drafting.no", // No
  ...["desk.minutes", "desk.now.less", "desk.now.more", "desk.behind.fromTo", "compose.state.minutes", "sheet.minutes", "sheet.hours"], // min and h
  "compose.yaml", // YAML
]);
/** No sentences. */
const NAMES = new Set([
  "Side by Side",
  ...["h1", "h2"], // elements
  ...["Atkinson Hyperlegible Next Variable", "Fraunces Variable"], // typefaces
  ...["Alt ↑ ↓", "Ctrl Z", "Alt+ArrowUp Alt+ArrowDown Delete"], // keys
]);
/** What programs call something; between two tags each of them would be a word. */
const CALLED = new Set([
  ...["Enter", "Escape", "Delete", "Shift"], // keys
  "Segmenter", // of Intl
  ...["Gone", "Ended", "Choose", "Started", "Confirm", "Confirmed", "Returning", "Reunite", "Menu", "Apart", "Notes", "Settings", "Resources", "Card"], // pages of the phone
]);
/** Attributes that somebody hears or reads, and what components of ours call such a thing. */
const SAID = /\s(aria-(?:label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|says|help|heading|line|none|over|text)=(?:"([^"]*)"|'([^']*)')/g;
/** The same, where a script sets them. */
const SET = /(?:\.(?:textContent|innerText|title|placeholder|alt|ariaLabel|ariaDescription|ariaValueText)\s*\+?=|setAttribute\(["'](?:aria-label|aria-description|title|placeholder|alt)["'],)\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g;
/** A word that begins like a sentence. */
const WORD = /^[¿¡“«]?\p{Lu}\p{Ll}+[.!?…:]?$/u;
const SENTENCE = /^[¿¡“«]?\p{Lu}\p{Ll}*\s+\p{L}|\p{Ll}+ [^<>]*\p{Ll}[.!?…]$/u;
const LETTER = /\p{L}/u;

const at = (/** @type {string} */ path) => new URL(`../../static/${path}`, import.meta.url);

/**
 * The html templates of a source, with a hole for every `${}`; its other strings, and those that are put between tags as they are.
 * @param {string} source
 */
function read(source) {
  const found = { html: /** @type {string[]} */ ([]), strings: /** @type {string[]} */ ([]), shown: /** @type {string[]} */ ([]) };
  let i = 0;
  code("");
  return found;

  /** @param {string} until @param {boolean} [shown] between two tags */
  function code(until, shown = false) {
    let before = "";
    while (i < source.length) {
      const [sign, next] = [source[i] ?? "", source[i + 1] ?? ""];
      if (sign === until) return void i++;
      if (sign === "/" && (next === "/" || next === "*")) comment(next);
      else if (sign === '"' || sign === "'") string(quoted(sign), shown && /(^|\?|:|&&|\|\||\?\?)\s*$/.test(before));
      else if (sign === "`") template(/\bhtml$/.test(before));
      else if (sign === "/" && /(^|[(,=:[!&|?{};>]|return)\s*$/.test(before)) pattern();
      else if (sign === "{") (i++, code("}"));
      else if (sign === "[") (i++, code("]"));
      else i++;
      before = (before + sign).slice(-12);
    }
  }

  /** @param {string} text @param {boolean} isShown */
  function string(text, isShown) {
    (isShown ? found.shown : found.strings).push(text);
  }

  /** @param {string} kind */
  function comment(kind) {
    const end = kind === "/" ? source.indexOf("\n", i) : source.indexOf("*/", i) + 2;
    i = end < i ? source.length : end;
  }

  /** @param {string} quote */
  function quoted(quote) {
    const from = ++i;
    while (source[i] !== quote) i += source[i] === "\\" ? 2 : 1;
    return source.slice(from, i++);
  }

  function pattern() {
    for (let inside = false; inside || source[++i] !== "/"; ) {
      if (inside) i++;
      if (source[i] === "\\") i++;
      else if (source[i] === "[") inside = true;
      else if (source[i] === "]") inside = false;
    }
    i++;
  }

  /** @param {boolean} isHtml */
  function template(isHtml) {
    let text = "";
    for (i++; source[i] !== "`"; ) {
      if (source[i] === "$" && source[i + 1] === "{") {
        i += 2;
        code("}", isHtml && text.lastIndexOf("<") <= text.lastIndexOf(">"));
        text += "\u0000";
      } else text += source[i++] === "\\" ? source[i++] : source[i - 1];
    }
    i++;
    (isHtml ? found.html : found.strings).push(text);
  }
}

/** What a source says by itself. @param {string} source */
function saysItself(source) {
  const { html, strings, shown: between } = read(source);
  const attributes = html.flatMap((text) => [...text.matchAll(SAID)].map(([, , one, other]) => one ?? other ?? ""));
  const shown = html.flatMap((text) => text.replace(/<kbd>[^<]*<\/kbd>|<[^>]*>/g, "\n").split("\n"));
  const set = [...source.matchAll(SET)].map(([, one, other, third]) => (one ?? other ?? third ?? "").replace(/\$\{[^}]*\}/g, ""));
  const told = [...attributes, ...shown, ...between, ...set].filter((text) => LETTER.test(text));
  return [...told, ...strings.filter((text) => SENTENCE.test(text) || (WORD.test(text) && !CALLED.has(text)))].filter((text) => !NAMES.has(text.trim()));
}

test("what would be said by itself is seen", () => {
  assert.deepEqual(saysItself("html`<p class=\"Big one\">${a ? html`<b>Now</b>` : \"x y\"} ${/`/.test(b)}</p>`"), ["Now", "x y"]);
  assert.deepEqual(saysItself("html`<p>Good ${a}</p>`").map((text) => text.replace("\u0000", "?")), ["Good ?"]);
  assert.deepEqual(saysItself('html`<img alt="A code" /><${Plain} line="Thank you" over=${b} />`'), ["A code", "Thank you"]);
  assert.deepEqual(saysItself('const words = { a: "We pause now.", b: "a-class another", c: "Enter" };'), ["We pause now."]);
  assert.deepEqual(saysItself('html`<p>${a ? "saved" : b && "not yet"} ${c === "open" && say({ d: "e f" })}</p>`'), ["saved", "not yet"]);
  assert.deepEqual(saysItself('html`<p class=${a ? "big" : "small"} aria-valuetext="half of it">${say.a}</p>`'), ["half of it"]);
  assert.deepEqual(saysItself('html`<p>${a ? "Notes" : ""}</p>`; b.key === "Enter";'), ["Notes"]);
  assert.deepEqual(saysItself('const a = { b: "Saved", c: "saved" };'), ["Saved"]);
  assert.deepEqual(saysItself('document.title = "page"; one.textContent = `${n} left`; one.setAttribute("aria-label", "close");'), ["page", " left", "close"]);
  assert.deepEqual(saysItself("const a = (b) => `Room for ${b}`; // It’s a remark\n/** Some words. */"), ["Room for \u0000"]);
  assert.deepEqual(saysItself("throw new Error(`${a} is missing here.`)").length, 1);
});

for (const folder of FOLDERS) {
  for (const file of readdirSync(at(folder)).filter((name) => name.endsWith(".js") && !/^(say|left-out)\b/.test(name))) {
    test(`${folder}/${file} says nothing by itself`, () => assert.deepEqual(saysItself(readFileSync(at(`${folder}/${file}`), "utf8")), []));
  }
}

const RULES = Object.entries(JSON.parse(readFileSync(new URL("../vectors/spanish.json", import.meta.url), "utf8")));
const spoken = RULES.map(([why, words]) => ({ why, sign: new RegExp(`(?<![\\p{L}\\p{N}])(?:${/** @type {string[]} */ (words).join("|").replaceAll("\\w", "\\p{L}")})(?![\\p{L}\\p{N}])`, "iu") }));

/** What a module says, whatever it is called by. @param {string} path */
async function all(path) {
  const { say, ...others } = await import(at(path).href);
  return { ...say, ...others };
}

/** All that is said, by its place; what has gaps as it reads with something in them. @param {unknown} said @param {string} place @returns {[string, string][]} */
function leaves(said, place) {
  if (typeof said === "string") return [[place, said]];
  if (typeof said === "function") return [1, 2, 0].map((n) => [`${place}(${n})`, filled(/** @type {any} */ (said), n)]);
  return Object.entries(/** @type {object} */ (said)).flatMap(([name, one]) => leaves(one, `${place}.${name}`));
}

/** @param {(...given: unknown[]) => string} say @param {number} n */
function filled(say, n) {
  try {
    return say(n, n);
  } catch {
    return say(["A7"], n);
  }
}

for (const folder of FOLDERS) {
  const say = await all(`${folder}/say.js`);
  for (const language of LANGUAGES) {
    const twin = await all(`${folder}/say.${language}.js`);
    const [here, there] = [new Map(leaves(say, folder)), new Map(leaves(twin, folder))];

    test(`${folder} says in ${language} all it says`, () => {
      assert.deepEqual([...there.keys()], [...here.keys()]);
      const empty = [...there].filter(([place, text]) => !text.trim() !== !here.get(place)?.trim());
      assert.deepEqual(empty, []);
    });

    test(`${folder} says nothing twice alike, but for what reads alike in ${language}`, () => {
      const same = [...there].filter(([place, text]) => text === here.get(place) && !ALIKE.has(place.replace(/\(\d\)$/, "")) && LETTER.test(text.replaceAll("A7", "")));
      assert.deepEqual(same, []);
    });

    test(`what stands in the gaps of ${folder} is there in ${language} too`, () => {
      for (const [place, text] of there) if (place.endsWith(")")) assert.equal(/[27]/.test(text), /[27]/.test(here.get(place) ?? ""), place);
    });

    test(`${folder} speaks of everybody in ${language}`, () => {
      for (const { why, sign } of spoken) assert.deepEqual([...there].filter(([, text]) => sign.test(text)), [], why);
    });
  }
}
