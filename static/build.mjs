// Bundles the sources beside this file into static/build: content-hashed names, a manifest, gzip and brotli twins.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { build } from "esbuild";
import { picture } from "./mark/picture.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BUILD = join(ROOT, "static", "build");
/** A page that is open, and a server that runs, may ask for so long for what they were made with. */
const OLD_MS = 60 * 60 * 1000;
/**
 * What a phone imports only when it comes near becomes a file of its own. Each of these stands on all of the page's own
 * script, so that this is one file, whatever they share with it.
 */
const PHONE = { phone: "static/phone/main.js" };
const SCRIPTS = {
  desk: "static/desk/main.js",
  screen: "static/screen/main.js",
  people: "static/desk/copying.js",
  sheet: "static/sheet/main.js",
  notes: "static/notes/main.js",
  compose: "static/compose/main.js",
  preview: "static/compose/phone.js",
  preflight: "static/preflight/main.js",
  welcome: "static/preflight/welcome.js",
  guide: "static/guide/main.js",
};
const STYLES = {
  phone: "static/style/phone.css",
  draft: "static/style/draft.css",
  reading: "static/style/reading.css",
  desk: "static/style/desk.css",
  screen: "static/style/screen.css",
  page: "static/style/page.css",
  people: "static/style/people.css",
  rehearse: "static/style/rehearse.css",
  home: "static/style/home.css",
  sheet: "static/style/sheet.css",
  after: "static/style/after.css",
  compose: "static/style/compose.css",
  before: "static/style/before.css",
  projector: "static/style/projector.css",
  guide: "static/style/guide.css",
};
/** For the notes on paper (workshop/notes/fonts.py): the same two families, and one that has a sign for everything. */
const ATKINSON = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
const FRAUNCES = "@fontsource-variable/fraunces/files/fraunces";
const PRINT = {
  "print-text-latin.woff2": `${ATKINSON}-latin-wght-normal.woff2`,
  "print-text-latin-ext.woff2": `${ATKINSON}-latin-ext-wght-normal.woff2`,
  "print-display-latin.woff2": `${FRAUNCES}-latin-wght-normal.woff2`,
  "print-display-latin-ext.woff2": `${FRAUNCES}-latin-ext-wght-normal.woff2`,
  "print-everything.woff": "@fontsource/unifontex/files/unifontex-latin-400-normal.woff",
};
/** The mark, in points across: what a phone puts on its home screen (workshop/web/mark.py names them). */
const MARKS = [180, 192, 512];

/**
 * Every page is bundled once for each language: where a module imports `say.js`, what the page says, the twin `say.es.js`
 * stands in its place. So a page brings one language along, and looks nothing up.
 */
const LANGUAGES = ["en", "es"];

/** A way for the line that no page of ours takes. */
const withoutWhatNobodyAsksFor = {
  name: "without-what-nobody-asks-for",
  setup(build) {
    build.onLoad({ filter: /engine\.io-client\/build\/esm\/transports\/webtransport\.js$/ }, () => ({ contents: "export class WT {}", loader: "js" }));
  },
};

const made = [
  ...(await inEach(LANGUAGES, PHONE, { format: "esm", target: "es2020", splitting: true }, [standingOn(PHONE.phone)])),
  ...(await inEach(LANGUAGES, SCRIPTS, { format: "esm", target: "es2020" })),
  await bundle(STYLES, { target: ["chrome90", "firefox90", "safari15"] }),
];
const files = new Map(made.flatMap((one) => one.files));
const manifest = Object.assign({}, ...made.map((one) => one.manifest));
for (const [name, path] of Object.entries(PRINT)) files.set(name, await readFile(join(ROOT, "node_modules", path)));
const mark = await readFile(join(ROOT, "static", "mark", "mark.svg"));
hashed("mark", "svg", mark);
for (const size of MARKS) hashed(`mark-${size}`, "png", picture(mark.toString(), size));
files.set("words.txt", Buffer.from(wordlist.join("\n") + "\n"));
files.set("licences.txt", Buffer.from(await licences(made.flatMap((one) => one.inputs))));
for (const [name, bytes] of [...files]) {
  if (!/\.(js|css|txt)$/.test(name)) continue;
  files.set(`${name}.gz`, gzipSync(bytes, { level: 9 }));
  files.set(`${name}.br`, brotliCompressSync(bytes));
}
files.set("version.json", Buffer.from(JSON.stringify(await version(manifest)) + "\n"));
await publish(files, manifest);
report(files, manifest);

/** A file under a name that says what is in it, as esbuild gives those that it makes. @param {string} name @param {string} ending @param {Buffer} bytes */
function hashed(name, ending, bytes) {
  const file = `${name}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase()}.${ending}`;
  files.set(file, bytes);
  manifest[`${name}.${ending}`] = file;
}

/** A bundle for each language; the first is the one of the sources themselves. */
async function inEach([first, ...others], entries, options, plugins = []) {
  const translated = others.map((language) => {
    const named = Object.fromEntries(Object.entries(entries).map(([name, source]) => [`${name}.${language}`, source]));
    return bundle(named, { ...options, chunkNames: `[name].${language}-[hash]`, plugins: [spoken(language), ...plugins] });
  });
  return Promise.all([bundle(entries, { ...options, plugins }), ...translated]);
}

/** Has every module say what it says in another language. @param {string} language */
function spoken(language) {
  return {
    name: `spoken-${language}`,
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/(.*\/)?say\.js$/ }, ({ path, resolveDir }) => {
        const twin = join(resolveDir, path.replace(/\.js$/, `.${language}.js`));
        return existsSync(twin) ? { path: twin } : undefined;
      });
    },
  };
}

/** One esbuild run in memory: what it made, under which plain name each result is asked for, and what went in. */
async function bundle(entries, options) {
  const present = Object.entries(entries).filter(([, source]) => {
    if (existsSync(join(ROOT, source))) return true;
    console.log(`${source} is not there yet: skipped`);
    return false;
  });
  const made = await build({
    absWorkingDir: ROOT,
    entryPoints: present.map(([out, source]) => ({ out, in: source })),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outdir: BUILD,
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    legalComments: "none", // the whole licences stand in licences.txt
    loader: { ".woff2": "file" },
    logLevel: "warning",
    ...options,
    plugins: [withoutWhatNobodyAsksFor, ...(options.plugins ?? [])],
  }).catch(() => process.exit(1)); // esbuild has said where and why
  return {
    files: made.outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]),
    inputs: Object.keys(made.metafile.inputs),
    manifest: Object.fromEntries(Object.entries(made.metafile.outputs).flatMap(named)),
  };
}

/** Has whatever is imported later import the page's script. @param {string} page */
function standingOn(page) {
  const later = new Set();
  return {
    name: "standing-on-the-page",
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind === "dynamic-import") later.add(join(resolveDir, path));
      });
      build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
        if (!later.has(path)) return;
        const contents = await readFile(path, "utf8");
        return { contents: `import ${JSON.stringify(join(ROOT, page))};\n${contents}`, loader: "js", resolveDir: dirname(path) };
      });
    },
  };
}

/** A result under its plain name, and what it imports at once under `NAME/1`, `NAME/2`, … for the page to fetch beside it. */
function named([path, { entryPoint, imports }]) {
  const hashed = basename(path);
  const plain = hashed.replace(/-[0-9A-Z]{8}\./, ".");
  if (!entryPoint && hashed.startsWith("chunk")) return [];
  const beside = imports.filter(({ kind }) => kind === "import-statement").map((one, i) => [`${plain}/${i + 1}`, basename(one.path)]);
  return [[plain, hashed], ...beside];
}

/** The licences of every package that something was taken from, one after the other. */
async function licences(inputs) {
  const packages = new Set(["@scure/bip39", "@fontsource/unifontex"]);
  for (const path of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) packages.add(found[1]);
  }
  const texts = [...packages].sort().map(async (name) => {
    const folder = join(ROOT, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`);
}

/** Which build this is, by its content, and when it was first made: a page learns by it that there is a newer one. */
async function version(manifest) {
  const content = Object.values(manifest).sort().join();
  const id = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const before = await readFile(join(BUILD, "version.json"), "utf8").then(JSON.parse, () => null);
  const made = Number(process.env.SOURCE_DATE_EPOCH) || Math.floor(Date.now() / 1000);
  return before?.build === id ? before : { build: id, made };
}

/** New files first, then the manifest that names them, then away with the old: a running server never misses one. */
async function publish(files, manifest) {
  await mkdir(BUILD, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(BUILD, name), bytes);
  const sorted = Object.fromEntries(Object.entries(manifest).sort());
  await writeFile(join(BUILD, "manifest.json"), JSON.stringify(sorted, null, 2) + "\n");
  for (const name of await readdir(BUILD)) {
    if (!files.has(name) && name !== "manifest.json" && (await isOld(join(BUILD, name)))) await rm(join(BUILD, name), { recursive: true });
  }
}

async function isOld(path) {
  return Date.now() - (await stat(path)).mtimeMs > OLD_MS;
}

function report(files, manifest) {
  for (const [plain, hashed] of Object.entries(manifest).sort()) {
    const sent = files.get(`${hashed}.gz`) ?? files.get(hashed);
    const how = files.has(`${hashed}.gz`) ? "gzip" : "as it is";
    console.log(`${(sent.length / 1024).toFixed(1).padStart(7)} KB ${how}  ${plain}`);
  }
  console.log(`${relative(process.cwd(), BUILD) || "."}: ${Object.keys(manifest).length} assets`);
}
