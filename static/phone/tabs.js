/** Other tabs of the same phone: what one keeps, the others hold at once; and when one leaves, all leave. */

/** @typedef {ReturnType<typeof openTabs>} Tabs */

/** @param {string} session @param {boolean} shared a browser that keeps nothing has nothing to share */
export function openTabs(session, shared) {
  const heard = /** @type {Map<string, (value: any) => void>} */ (new Map());
  const line = shared && typeof BroadcastChannel === "function" ? new BroadcastChannel(session) : null;
  line?.addEventListener("message", ({ data }) => heard.get(data.name)?.(data.value));
  return {
    /** @param {string} name @param {unknown} [value] */
    tell: (name, value) => line?.postMessage({ name, value }),
    /** @param {string} name @param {(value: any) => void} how */
    hear: (name, how) => heard.set(name, how),
  };
}
