/** Keeps the screen of this device on, where the browser lets a page ask for that: over https, and while it is in sight. */

/** @typedef {{release: () => Promise<void>, released: boolean}} Lock */

/**
 * What a page says whenever it may have changed whether the screen is to stay on. The browser itself lets go when the
 * page goes out of sight; asked again once it is back.
 * @param {() => boolean} wanted
 */
export function awake(wanted) {
  let lock = /** @type {Lock | null} */ (null);
  let asking = false;
  const look = async () => {
    if (asking) return;
    asking = true;
    try {
      while (isDue(wanted(), lock)) lock = await (lock && !lock.released ? letGo(lock) : ask());
    } catch {
      // a battery that runs low, or a browser that does not let pages ask: the screen goes off as it always did
    } finally {
      asking = false;
    }
  };
  if (navigator.wakeLock) document.addEventListener("visibilitychange", look);
  return navigator.wakeLock ? look : () => undefined;
}

/** @param {boolean} wanted @param {Lock | null} lock */
const isDue = (wanted, lock) => (wanted && !document.hidden) !== !!(lock && !lock.released);

/** @returns {Promise<Lock>} */
const ask = () => navigator.wakeLock.request("screen");

/** @param {Lock} lock */
async function letGo(lock) {
  await lock.release();
  return null;
}
