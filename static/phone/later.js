/** Parts of the page's script that are fetched when they come near, and asked for again until they are here. */
import { signal } from "@preact/signals";

const AGAIN_MS = 3000;

/**
 * `part` once it is here; `missing`: the last try has failed.
 * @template T @param {() => Promise<T>} load
 */
export function later(load) {
  const part = signal(/** @type {T | null} */ (null));
  const missing = signal(false);
  let asked = false;
  const tryIt = () => void load().then((came) => (part.value = came), failed);
  const failed = () => {
    missing.value = true;
    setTimeout(tryIt, AGAIN_MS);
  };
  const fetch = () => {
    if (!asked) tryIt();
    asked = true;
  };
  return { part, missing, fetch };
}
