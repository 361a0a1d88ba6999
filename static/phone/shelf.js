/** The phone's own memory: IndexedDB, or only this page's memory where the browser keeps nothing. */
import { effect, signal } from "@preact/signals";
import { createStore, del, delMany, get, keys, set } from "idb-keyval";
import { openTabs } from "./tabs.js";

const A_DAY_S = 24 * 3600;
const OPENS_WITHIN_MS = 2000;

/**
 * Opens what this session keeps on the phone; leftovers of sessions older than a day are wiped on the way.
 * @param {string} session
 */
export async function openShelf(session) {
  const store = createStore("page", "kept");
  const memory = new Map();
  const lasts = signal(await isThere(store));
  const shelf = { session, store, memory, lasts, tabs: openTabs(session, lasts.value) };
  if (lasts.value) await sweep(shelf);
  return shelf;
}

/**
 * @typedef {{session: string, store: import("idb-keyval").UseStore, memory: Map<string, any>,
 *   lasts: import("@preact/signals").Signal<boolean>, tabs: import("./tabs.js").Tabs}} Shelf   lasts: whether it outlives the page
 */

/** Whether the browser keeps anything; some never answer. @param {import("idb-keyval").UseStore} store */
function isThere(store) {
  const late = new Promise((go) => setTimeout(() => go(false), OPENS_WITHIN_MS));
  return /** @type {Promise<boolean>} */ (Promise.race([tryOut(store), late]));
}

/** @param {import("idb-keyval").UseStore} store */
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
function read({ store, memory, lasts }, key) {
  return lasts.peek() ? get(key, store).catch(() => memory.get(key)) : memory.get(key);
}

/** @param {Shelf} shelf @param {string} key @param {unknown} value */
function write({ store, memory, lasts, tabs }, key, value) {
  memory.set(key, value);
  tabs.tell(key, value);
  if (lasts.peek()) set(key, value, store).catch(() => (lasts.value = false));
}

/** Nothing of this session stays on the phone. @param {Shelf} shelf */
export async function wipe({ session, store, memory, lasts }) {
  memory.clear();
  if (!lasts.peek()) return;
  const all = /** @type {string[]} */ (await keys(store).catch(() => []));
  await delMany(all.filter((key) => key.startsWith(`${session}/`)), store).catch(() => null);
  await del("there", store).catch(() => null);
}
