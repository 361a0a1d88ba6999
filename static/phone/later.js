/** Parts of the page's script that are fetched when they come near, and asked for again until they are here. */
import { signal } from "@preact/signals";

const AGAIN_MS = 3000;
/** So long nobody is left without a word: on a line that has died without telling, a try may take minutes. */
const SLOW_MS = 10_000;

/**
 * `part` once it is here; `missing`: the last try has failed, or takes long; `fetch` asks for it, once however often it is called.
 * @template T @param {() => Promise<T>} load
 */
export function later(load) {
  const part = signal(/** @type {T | null} */ (null));
  const missing = signal(false);
  /** @type {Promise<T> | undefined} */
  let coming;
  /** @returns {Promise<T>} */
  const tryIt = () => {
    const slow = setTimeout(() => (missing.value = true), SLOW_MS);
    return load().finally(() => clearTimeout(slow)).then((came) => (part.value = came), failed);
  };
  const failed = () => {
    missing.value = true;
    return new Promise((go) => setTimeout(go, AGAIN_MS)).then(tryIt);
  };
  const fetch = () => (coming ??= tryIt());
  return { part, missing, fetch };
}

/** @template T @typedef {ReturnType<typeof later<T>>} Later */
