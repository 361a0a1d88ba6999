/** The phone's own memory: IndexedDB, or only this page's memory where the browser keeps nothing. */
import { effect, signal } from "@preact/signals";
import { createStore, del, delMany, get, keys, promisifyRequest, set } from "idb-keyval";
import { openTabs } from "./tabs.js";

const A_DAY_S = 24 * 3600;
const OPENS_WITHIN_MS = 2000;

/**
 * Opens what this session keeps on the phone; leftovers of sessions older than a day are wiped on the way.
 * @param {string} session @param {Store} store
 */
export async function openShelf(session, store = createStore("page", "kept")) {
  const there = await isThere(store);
  const shelf = { session, store, there, memory: new Map(), lasts: signal(there), tabs: openTabs(session, there), shut: false, busy: new Set(), behind: new Set() };
  globalThis.addEventListener?.("pagehide", () => shelf.behind.forEach((key) => put(shelf, key).catch(() => null)));
  if (there) await sweep(shelf).catch(() => null);
  return shelf;
}

/**
 * @typedef {import("idb-keyval").UseStore} Store
 * @typedef {{session: string, store: Store, there: boolean, memory: Map<string, any>,
 *   lasts: import("@preact/signals").Signal<boolean>, tabs: import("./tabs.js").Tabs, shut: boolean,
 *   busy: Set<string>, behind: Set<string>}} Shelf
 *   there: whether the browser kept something when first asked; lasts: whether what is held now outlives the page;
 *   shut: nothing is written any more; busy: what is being written; behind: what has changed since that began
 */

/** Whether the browser keeps anything; some never answer. @param {Store} store */
function isThere(store) {
  const late = new Promise((go) => setTimeout(() => go(false), OPENS_WITHIN_MS));
  return /** @type {Promise<boolean>} */ (Promise.race([tryOut(store), late]));
}

/** @param {Store} store */
async function tryOut(store) {
  try {
    await set("there", true, store);
    return true;
  } catch {
    return false;
  }
}

/** @param {Shelf} shelf */
async function sweep({ session, store }) {
  const now = Date.now() / 1000;
  await set(`${session}/seen`, now, store);
  const all = /** @type {string[]} */ (await keys(store));
  const seen = all.filter((key) => key.endsWith("/seen"));
  for (const key of seen) {
    const since = now - /** @type {number} */ (await get(key, store));
    if (since > A_DAY_S) await delMany(all.filter((other) => other.startsWith(key.replace("seen", ""))), store);
  }
}

/**
 * A signal whose value outlives the page and is the same in every tab.
 * @template T
 * @param {Shelf} shelf @param {string} name @param {T} first
 * @returns {Promise<import("@preact/signals").Signal<T>>}
 */
export async function lasting(shelf, name, first) {
  const key = `${shelf.session}/${name}`;
  const held = signal(/** @type {T} */ ((await read(shelf, key)) ?? first));
  let written = held.peek();
  effect(() => {
    if (held.value === written) return;
    written = held.value;
    write(shelf, key, written);
  });
  shelf.tabs.hear(key, (value) => (held.value = written = value));
  return held;
}

/** @param {Shelf} shelf @param {string} key */
function read({ store, memory, there }, key) {
  return there ? get(key, store).catch(() => memory.get(key)) : memory.get(key);
}

/** @param {Shelf} shelf @param {string} key @param {unknown} value */
function write(shelf, key, value) {
  if (shelf.shut) return;
  shelf.memory.set(key, value);
  shelf.tabs.tell(key, value);
  keepUp(shelf, key);
}

/**
 * One write of a thing at a time, and what has changed meanwhile once, as it is then: WebKit drops all writes that wait when a page goes, so only one ever waits.
 * Every change is tried, whatever became of the one before: what should be gone must not stay.
 * @param {Shelf} shelf @param {string} key
 */
async function keepUp(shelf, key) {
  shelf.behind.add(key);
  if (shelf.busy.has(key)) return;
  shelf.busy.add(key);
  while (shelf.behind.delete(key)) shelf.lasts.value = await put(shelf, key).catch(() => put(shelf, key)).catch(() => dropOld(shelf, key));
  shelf.busy.delete(key);
}

/** Writes what is held at this moment; nothing, once it was wiped. @param {Shelf} shelf @param {string} key */
async function put({ store, memory }, key) {
  if (memory.has(key)) await store("readwrite", (kept) => written(kept, key, memory.get(key)));
  return true;
}

/** Committed at once, so that it is kept even if the page goes this very moment. @param {IDBObjectStore} kept @param {string} key @param {unknown} value */
function written(kept, key, value) {
  kept.put(value, key);
  const { transaction } = kept;
  transaction.commit?.();
  return promisifyRequest(transaction);
}

/** What cannot be written anew should at least not stay as it was. @param {Shelf} shelf @param {string} key */
async function dropOld({ store }, key) {
  await calmly(() => del(key, store));
  return false;
}

/** From now on nothing is written, whatever still changes or is answered while this page goes. @param {Shelf} shelf */
export function shut(shelf) {
  shelf.shut = true;
  shelf.memory.clear();
}

/** Nothing of this session stays on the phone, also where keeping it has failed before. @param {Shelf} shelf */
export async function wipe({ session, store, memory }) {
  memory.clear();
  const all = /** @type {string[]} */ ((await calmly(() => keys(store))) ?? []);
  const ours = all.filter((key) => key.startsWith(`${session}/`));
  await calmly(() => delMany([...ours, "there"], store));
}

/** Tried twice; a store that refuses twice has nothing to say. @template T @param {() => Promise<T>} what @returns {Promise<T | null>} */
async function calmly(what) {
  const once = async () => what();
  return once().catch(once).catch(() => null);
}
