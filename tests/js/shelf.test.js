import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { lasting, openShelf, shut, wipe } from "../../static/phone/shelf.js";

/** Tabs would keep the test from ending. */
Reflect.deleteProperty(globalThis, "BroadcastChannel");

/** A store like the browser's, on a map; it refuses the next few writes when told to. */
function disk() {
  const held = new Map();
  const odds = { refuses: 0 };
  const answer = (/** @type {unknown} */ result) => {
    const request = /** @type {any} */ ({ result });
    queueMicrotask(() => request.onsuccess());
    return request;
  };
  const objects = {
    put: (/** @type {unknown} */ value, /** @type {string} */ key) => void held.set(key, value),
    delete: (/** @type {string} */ key) => void held.delete(key),
    get: (/** @type {string} */ key) => answer(held.get(key)),
    getAllKeys: () => answer([...held.keys()]),
    get transaction() {
      return answer(undefined);
    },
  };
  const store = async (/** @type {string} */ mode, /** @type {any} */ what) => {
    if (mode === "readwrite" && odds.refuses-- > 0) throw new Error("The disk is full.");
    return what(objects);
  };
  return { held, odds, store: /** @type {any} */ (store) };
}
const texts = (/** @type {Map<string, unknown>} */ held) => JSON.stringify([...held.values()]);

test("a write that fails once is tried again, and the browser goes on keeping", async () => {
  const { held, odds, store } = disk();
  const shelf = await openShelf("evening", store);
  const drafts = await lasting(shelf, "drafts", "");
  odds.refuses = 1;
  drafts.value = "More walks.";
  await wait(5);
  assert.equal(shelf.lasts.value, true);
  assert.equal(held.get("evening/drafts"), "More walks.");
});

test("what is typed while the disk is slow waits in one write, and a page that goes hands even that over at once", async () => {
  const { held, store } = disk();
  const writes = /** @type {(() => void)[]} */ ([]);
  const going = /** @type {(() => void)[]} */ ([]);
  Object.assign(globalThis, { addEventListener: (/** @type {string} */ _, /** @type {() => void} */ hear) => going.push(hear) });
  const shelf = await openShelf("evening", store);
  Reflect.deleteProperty(globalThis, "addEventListener");
  const drafts = await lasting(shelf, "drafts", "");
  shelf.store = async (mode, what) => new Promise((done) => writes.push(() => done(store(mode, what))));
  for (const letter of "More walks.") drafts.value += letter;
  assert.equal(writes.length, 1);
  going[0]();
  assert.equal(writes.length, 2);
  writes.splice(0).forEach((write) => write());
  await wait(5);
  assert.equal(held.get("evening/drafts"), "More walks.");
  writes.splice(0).forEach((write) => write());
  await wait(5);
  assert.equal(writes.length, 0);
});

test("after a time of failing, what is emptied is emptied on the disk too", async () => {
  const { held, odds, store } = disk();
  const shelf = await openShelf("evening", store);
  const drafts = await lasting(shelf, "drafts", "");
  drafts.value = "More walks.";
  await wait(5);
  odds.refuses = 3;
  drafts.value = "More walks, fewer screens.";
  await wait(5);
  assert.equal(shelf.lasts.value, false);
  drafts.value = "";
  await wait(5);
  assert.equal(shelf.lasts.value, true);
  assert.ok(!texts(held).includes("walks"));
});

test("leaving wipes the disk, also when keeping has failed before and the first try fails", async () => {
  const { held, odds, store } = disk();
  const shelf = await openShelf("evening", store);
  const drafts = await lasting(shelf, "drafts", "");
  drafts.value = "More walks.";
  await wait(5);
  odds.refuses = 3;
  drafts.value = "More walks, fewer screens.";
  await wait(5);
  odds.refuses = 1;
  await wipe(shelf);
  assert.deepEqual([...held], []);
});

test("what is answered while a page leaves puts nothing back", async () => {
  const { held, store } = disk();
  const shelf = await openShelf("evening", store);
  const box = await lasting(shelf, "box", { acts: ["a"] });
  box.value = { acts: ["a", "b"] };
  await wait(5);
  shut(shelf);
  await wipe(shelf);
  box.value = { acts: [] };
  await wait(5);
  assert.deepEqual([...held], []);
});

test("leftovers that cannot be swept do not keep the page from opening", async () => {
  const { odds, store } = disk();
  const sweeping = async (/** @type {string} */ mode, /** @type {any} */ what) => {
    const done = await store(mode, what);
    odds.refuses = 1;
    return done;
  };
  assert.equal((await openShelf("evening", /** @type {any} */ (sweeping))).lasts.value, true);
});
