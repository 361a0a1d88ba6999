/** Parts of the page's script that are fetched when they come near, and asked for again until they are here. */
import { signal } from "@preact/signals";

const AGAIN_MS = 3000;

/**
 * `part` once it is here; `missing`: the last try has failed; `fetch` asks for it, once however often it is called.
 * @template T @param {() => Promise<T>} load
 */
export function later(load) {
  const part = signal(/** @type {T | null} */ (null));
  const missing = signal(false);
  /** @type {Promise<T> | undefined} */
  let coming;
  /** @returns {Promise<T>} */
  const tryIt = () => load().then((came) => (part.value = came), failed);
  const failed = () => {
    missing.value = true;
    return new Promise((go) => setTimeout(go, AGAIN_MS)).then(tryIt);
  };
  const fetch = () => (coming ??= tryIt());
  return { part, missing, fetch };
}

/** @template T @typedef {ReturnType<typeof later<T>>} Later */
